namespace LocalFunctions.Hosting;

/// <summary>Something that sets functions off and can be asked to look for work at once.</summary>
public interface IWorkSource
{
    /// <summary>Looks for work; returns when all that was found has begun to count in the meter, or is done.</summary>
    Task LookAsync(CancellationToken cancellationToken);
}
