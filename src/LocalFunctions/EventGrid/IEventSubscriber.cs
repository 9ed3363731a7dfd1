namespace LocalFunctions.EventGrid;

/// <summary>Someone whom the topic sends every event to.</summary>
internal interface IEventSubscriber
{
    /// <summary>Its name among the topic's subscribers.</summary>
    string Name { get; }

    /// <summary>Tries to deliver. Never fails; how it ended and, for a person, why.</summary>
    Task<(DeliveryResult Result, string Detail)> DeliverAsync(Delivery delivery);
}
