namespace Azure.Storage.Queues;

/// <summary>How a message's body is written into the service's XML.</summary>
public enum QueueMessageEncoding
{
    /// <summary>As UTF-8 text. A body with characters that XML does not allow is refused by the service.</summary>
    None,

    /// <summary>As base64, which takes any bytes and a third more room. What queue triggers expect by default.</summary>
    Base64,
}
