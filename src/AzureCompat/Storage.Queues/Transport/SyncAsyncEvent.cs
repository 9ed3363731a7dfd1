using Azure;
using Azure.Core;

namespace AzureCompat.Storage.Queues;

/// <summary>Raises events whose handlers are asynchronous.</summary>
internal static class SyncAsyncEvent
{
    public static async Task RaiseAsync<T>(SyncAsyncEventHandler<T>? handlers, T args, string eventName)
        where T : SyncAsyncEventArgs
    {
        List<Exception> failures = [];
        foreach (SyncAsyncEventHandler<T> handler in (handlers?.GetInvocationList() ?? []).Cast<SyncAsyncEventHandler<T>>())
        {
            try
            {
                await handler(args).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"A handler of {eventName} failed.", failures);
        }
    }
}
