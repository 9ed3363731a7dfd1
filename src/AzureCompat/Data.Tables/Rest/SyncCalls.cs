using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables.Rest;

/// <summary>Sync and async calls share one body; on the sync path it never awaits anything unfinished.</summary>
internal static class SyncCalls
{
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The task is complete.")]
    public static T Completed<T>(this Task<T> task)
    {
        Debug.Assert(task.IsCompleted, "A sync call left work unfinished.");
        return task.GetAwaiter().GetResult();
    }
}
