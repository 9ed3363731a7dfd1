using Azure.Storage.Queues;

namespace AzureCompat.Storage.Queues;

/// <summary>Writes bodies into message texts and reads them back.</summary>
internal static class MessageCodec
{
    public static string? Encode(BinaryData? body, QueueMessageEncoding encoding) => encoding switch
    {
        _ when body is null => null,
        QueueMessageEncoding.None => body.ToString(),
        QueueMessageEncoding.Base64 => Convert.ToBase64String(body.ToMemory().Span),
        _ => throw Unknown(encoding),
    };

    /// <exception cref="FormatException">The text is not base64 although it should be.</exception>
    public static BinaryData Decode(string? text, QueueMessageEncoding encoding) => encoding switch
    {
        _ when text is null => new BinaryData(string.Empty),
        QueueMessageEncoding.None => new BinaryData(text),
        QueueMessageEncoding.Base64 => new BinaryData(Convert.FromBase64String(text)),
        _ => throw Unknown(encoding),
    };

    private static ArgumentException Unknown(QueueMessageEncoding encoding) => new($"There is no message encoding {encoding}.");
}
