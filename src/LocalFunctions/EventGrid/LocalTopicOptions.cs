namespace LocalFunctions.EventGrid;

/// <summary>The one topic of this host. Every function with an Event Grid trigger subscribes to it, and so do these web hooks.</summary>
public sealed record LocalTopicOptions
{
    /// <summary>What publishers send as <c>aeg-sas-key</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Endpoints that are sent every event, once they have agreed to it.</summary>
    public IReadOnlyList<Uri> WebHooks { get; init; } = [];

    /// <summary>After how many tries an event is given up, for one subscriber.</summary>
    public int DeliveryAttemptsMax { get; init; } = 30;

    /// <summary>After how long it is.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Carries the calls to web hooks; null for the network.</summary>
    public HttpMessageHandler? WebHookTransport { get; init; }
}
