using Marketplace.Benchmarks.Stepped;

namespace Marketplace.Benchmarks.Counting;

/// <summary>
/// What an orchestration's actions cost on Durable Functions' Azure Storage backend, which is not to be had here: a model, from how
/// that backend works, and on the safe side (docs/adr/0009).
/// </summary>
/// <param name="Tables">Requests to the hub's tables History and Instances.</param>
/// <param name="Queues">Requests to its control and work-item queues.</param>
internal sealed record HubModel(int Tables, int Queues)
{
    // A message is sent, received and deleted. Each that reaches an instance is taken for an episode of its own, although the backend
    // takes up to 32 at a time.
    private const int Message = 3;

    // An episode reads the history, appends to it in one transaction, and updates the instance's row.
    private const int Episode = 3;

    // Starting looks whether the instance lives, as our waker does, and writes its row.
    private const int Start = 2;

    public int Total => Tables + Queues;

    /// <summary>The model's answer.</summary>
    public static HubModel Of(HubActions hub)
    {
        int toInstances = hub.Starts + hub.Events + hub.Timers + hub.Activities;
        int toWorkers = hub.Activities;
        return new((Start * hub.Starts) + (Episode * hub.Episodes), Message * (toInstances + toWorkers));
    }
}
