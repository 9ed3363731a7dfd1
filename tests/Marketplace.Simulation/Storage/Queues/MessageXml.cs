using System.Globalization;
using System.Text;
using System.Xml;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Queues;

/// <summary>Messages as XML.</summary>
internal static class MessageXml
{
    private const int TextBytesMax = 64 * 1024;

    /// <summary>The text of a message to be sent; null when the request has no body.</summary>
    /// <exception cref="ServiceError">The body is no message, or too long.</exception>
    public static string? Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        string text;
        try
        {
            using MemoryStream stream = new(body.ToArray());
            using XmlReader reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            reader.ReadStartElement("QueueMessage");
            text = reader.ReadElementContentAsString("MessageText", "");
        }
        catch (XmlException)
        {
            throw new ServiceError(400, "InvalidXmlDocument", "XML specified is not syntactically valid.");
        }

        return Encoding.UTF8.GetByteCount(text) <= TextBytesMax
            ? text
            : throw new ServiceError(413, "RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit.");
    }

    /// <summary>The answer to sending: everything but the text.</summary>
    public static ServiceReply Sent(StoredMessage message) => Write(201, [message], (writer, sent) =>
    {
        Id(writer, sent);
        Receipt(writer, sent);
    });

    /// <summary>Received messages.</summary>
    public static ServiceReply Received(IReadOnlyList<StoredMessage> messages) => Write(200, messages, (writer, message) =>
    {
        Id(writer, message);
        Receipt(writer, message);
        Content(writer, message);
    });

    /// <summary>Messages that were looked at only.</summary>
    public static ServiceReply Peeked(IReadOnlyList<StoredMessage> messages) => Write(200, messages, (writer, message) =>
    {
        Id(writer, message);
        Content(writer, message);
    });

    /// <summary>A time as HTTP writes it.</summary>
    public static string Time(DateTimeOffset time) => time.ToString("r", CultureInfo.InvariantCulture);

    private static ServiceReply Write(int status, IReadOnlyList<StoredMessage> messages, Action<XmlWriter, StoredMessage> write)
    {
        using MemoryStream stream = new();
        using (XmlWriter writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            writer.WriteStartElement("QueueMessagesList");
            foreach (StoredMessage message in messages)
            {
                writer.WriteStartElement("QueueMessage");
                write(writer, message);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return new ServiceReply(status).With("application/xml", stream.ToArray());
    }

    private static void Id(XmlWriter writer, StoredMessage message)
    {
        writer.WriteElementString("MessageId", message.Id);
        writer.WriteElementString("InsertionTime", Time(message.InsertedUtc));
        writer.WriteElementString("ExpirationTime", Time(message.ExpiresUtc));
    }

    private static void Receipt(XmlWriter writer, StoredMessage message)
    {
        writer.WriteElementString("PopReceipt", message.PopReceipt);
        writer.WriteElementString("TimeNextVisible", Time(message.VisibleUtc));
    }

    private static void Content(XmlWriter writer, StoredMessage message)
    {
        writer.WriteElementString("DequeueCount", message.DequeueCount.ToString(CultureInfo.InvariantCulture));
        writer.WriteElementString("MessageText", message.Text);
    }
}
