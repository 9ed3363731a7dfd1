namespace LocalFunctions.Hosting;

/// <summary>Waits until everything that was set off has had its consequences.</summary>
public interface ISettle
{
    /// <summary>
    /// Returns when no function runs, every queue that a trigger listens to was found empty since, and no orchestration has anything
    /// to do but wait. Messages that are not visible yet do not count. Costs one request per queue when nothing happens.
    /// </summary>
    Task SettleAsync(CancellationToken cancellationToken = default);
}
