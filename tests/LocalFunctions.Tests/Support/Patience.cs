namespace LocalFunctions.Tests.Support;

/// <summary>How long a test waits for something that must happen before it fails.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static CancellationToken Token() => new CancellationTokenSource(Limit).Token;

    public static Task OrFail(this Task task) => task.WaitAsync(Limit);

    public static Task<T> OrFail<T>(this Task<T> task) => task.WaitAsync(Limit);
}
