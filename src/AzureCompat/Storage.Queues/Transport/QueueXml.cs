using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace AzureCompat.Storage.Queues;

/// <summary>The service's XML bodies.</summary>
internal static class QueueXml
{
    /// <summary>
    /// A message to send. Characters that XML does not allow are written as references, so that the service, and not this library,
    /// refuses them: that is why this is an <see cref="XmlTextWriter"/>, which does not check.
    /// </summary>
    public static RequestContent Message(BinaryData? body, QueueMessageEncoding encoding)
    {
        using MemoryStream stream = new();
        using (XmlTextWriter writer = new(stream, Encoding.UTF8))
        {
            writer.WriteStartElement("QueueMessage");
            writer.WriteElementString("MessageText", MessageCodec.Encode(body, encoding));
            writer.WriteEndElement();
        }

        return RequestContent.Create(stream.ToArray());
    }

    public static IReadOnlyList<XElement> Messages(Response response) =>
        [.. Load(response).Elements("QueueMessage")];

    public static SendReceipt SendReceipt(Response response)
    {
        XElement sent = Messages(response)[0];
        return QueuesModelFactory.SendReceipt(
            Text(sent, "MessageId"),
            Time(sent, "InsertionTime"),
            Time(sent, "ExpirationTime"),
            Text(sent, "PopReceipt"),
            Time(sent, "TimeNextVisible"));
    }

    public static QueueMessage ReceivedMessage(XElement message, QueueMessageEncoding encoding) => QueuesModelFactory.QueueMessage(
        Text(message, "MessageId"),
        Text(message, "PopReceipt"),
        MessageCodec.Decode(message.Element("MessageText")?.Value, encoding),
        Number(message, "DequeueCount"),
        Time(message, "TimeNextVisible"),
        Time(message, "InsertionTime"),
        Time(message, "ExpirationTime"));

    public static PeekedMessage PeekedMessage(XElement message, QueueMessageEncoding encoding) => QueuesModelFactory.PeekedMessage(
        Text(message, "MessageId"),
        MessageCodec.Decode(message.Element("MessageText")?.Value, encoding),
        Number(message, "DequeueCount"),
        Time(message, "InsertionTime"),
        Time(message, "ExpirationTime"));

    public static Page<QueueItem> Queues(Response response, bool withMetadata)
    {
        XElement list = Load(response);
        IEnumerable<QueueItem> queues = list.Elements("Queues").Elements("Queue").Select(queue => QueuesModelFactory.QueueItem(
            Text(queue, "Name"),
            withMetadata ? queue.Elements("Metadata").Elements().ToDictionary(e => e.Name.LocalName, e => e.Value, StringComparer.Ordinal) : null));
        return Page<QueueItem>.FromValues([.. queues], list.Element("NextMarker")?.Value, response);
    }

    public static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static XElement Load(Response response) => XDocument.Load(response.ContentStream!, LoadOptions.PreserveWhitespace).Root!;

    private static string Text(XElement parent, string name) => parent.Element(name)?.Value ?? string.Empty;

    private static long Number(XElement parent, string name) => (long)parent.Element(name)!;

    private static DateTimeOffset Time(XElement parent, string name) => ParseTime(Text(parent, name));
}
