using System.Globalization;
using System.Text;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Queues;

/// <summary>The queue service: requests in, answers out.</summary>
public sealed class QueueService
{
    private readonly SortedDictionary<string, MessageStore> _queues = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly ServiceQuirks _quirks;

    internal QueueService(TimeProvider time, ServiceQuirks quirks)
    {
        (_time, _quirks) = (time, quirks);
    }

    /// <summary>Told of the queue whenever a message of it may have become visible.</summary>
    public event Action<string>? Changed;

    /// <summary>A bug planted between this service's clients and its messages: false for a message, known by queue, text and how long it is hidden, that is lost when it is sent.</summary>
    internal Func<string, string, TimeSpan, bool>? Keeps { get; set; }

    /// <summary>Another: received messages are gone at once, whatever becomes of them.</summary>
    internal bool ForgetsReceived { get; set; }

    /// <summary>The queues' names.</summary>
    public IEnumerable<string> Names => _queues.Keys;

    /// <summary>A queue's messages, hidden ones too; none when there is no such queue.</summary>
    public IReadOnlyList<StoredMessage> this[string name] => _queues.TryGetValue(name, out MessageStore? queue) ? queue.Messages : [];

    /// <summary>Creates a queue, as if it had always been there.</summary>
    public void CreateQueue(string name) => Create(name);

    /// <summary>Puts a message into a queue, past HTTP.</summary>
    public void Put(string queue, string text)
    {
        Existing(queue).Send(text, TimeSpan.Zero, null);
        Changed?.Invoke(queue);
    }

    /// <summary>Takes every message out of a queue, past HTTP; none when there is no such queue.</summary>
    public IReadOnlyList<StoredMessage> TakeAll(string queue)
    {
        StoredMessage[] all = [.. this[queue]];
        _queues.GetValueOrDefault(queue)?.Clear();
        return all;
    }

    /// <summary>Answers a request.</summary>
    public ServiceReply Handle(ServiceRequest request)
    {
        try
        {
            string[] path = request.Path.Split('/').Select(Uri.UnescapeDataString).ToArray();
            return path switch
            {
                [""] when request.Method == "GET" && request.Query("comp") == "list" => List(request),
                [var name] when name.Length > 0 => OnQueue(name, request),
                [var name, "messages"] => Told(name, request, OnMessages(Existing(name), request)),
                [var name, "messages", var id] => Told(name, request, OnMessage(Existing(name), id, request)),
                _ => throw NotAllowed(),
            };
        }
        catch (ServiceError error)
        {
            return error.ToQueueReply();
        }
    }

    private ServiceReply Told(string queue, ServiceRequest request, ServiceReply reply)
    {
        if (request.Method is "POST" or "PUT")
        {
            Changed?.Invoke(queue);
        }

        return reply;
    }

    private ServiceReply OnQueue(string name, ServiceRequest request) => (request.Method, request.Query("comp")) switch
    {
        ("PUT", null) => Create(name),
        ("DELETE", null) => _queues.Remove(name) ? new ServiceReply(204) : throw NotFound(),
        ("GET" or "HEAD", "metadata") => new ServiceReply(200)
            .With("x-ms-approximate-messages-count", Existing(name).Messages.Count.ToString(CultureInfo.InvariantCulture)),
        _ => throw NotAllowed(),
    };

    private ServiceReply Create(string name)
    {
        bool isName = name.Length is >= 3 and <= 63
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal);
        if (!isName)
        {
            throw new ServiceError(400, name.Length is >= 3 and <= 63 ? "InvalidResourceName" : "OutOfRangeInput", "The specified resource name is not allowed.");
        }

        return new ServiceReply(_queues.TryAdd(name, new MessageStore(name, _time, _quirks)) ? 201 : 204);
    }

    private ServiceReply OnMessages(MessageStore queue, ServiceRequest request)
    {
        switch (request.Method)
        {
            case "POST":
                string text = MessageXml.Read(request.Body) ?? throw new ServiceError(400, "InvalidXmlDocument", "XML specified is not syntactically valid.");
                (TimeSpan hidden, TimeSpan? timeToLive) = QueueParameters.WhenSent(request);
                StoredMessage sent = queue.Send(text, hidden, timeToLive);
                if (Keeps?.Invoke(queue.Name, text, hidden) == false)
                {
                    queue.Delete(sent.Id, sent.PopReceipt);
                }

                return MessageXml.Sent(sent);
            case "GET" when request.Query("peekonly") == "true":
                return MessageXml.Peeked(queue.Peek(QueueParameters.MessageCount(request)));
            case "GET":
                IReadOnlyList<StoredMessage> received = queue.Receive(QueueParameters.MessageCount(request), QueueParameters.HiddenWhenReceived(request));
                if (ForgetsReceived)
                {
                    received.ToList().ForEach(message => queue.Delete(message.Id, message.PopReceipt));
                }

                return MessageXml.Received(received);
            case "DELETE":
                queue.Clear();
                return new ServiceReply(204);
            default:
                throw NotAllowed();
        }
    }

    private static ServiceReply OnMessage(MessageStore queue, string id, ServiceRequest request)
    {
        string popReceipt = QueueParameters.PopReceipt(request);
        switch (request.Method)
        {
            case "PUT":
                StoredMessage updated = queue.Update(id, popReceipt, QueueParameters.HiddenWhenUpdated(request), MessageXml.Read(request.Body));
                return new ServiceReply(204)
                    .With("x-ms-popreceipt", updated.PopReceipt)
                    .With("x-ms-time-next-visible", MessageXml.Time(updated.VisibleUtc));
            case "DELETE":
                queue.Delete(id, popReceipt);
                return new ServiceReply(204);
            default:
                throw NotAllowed();
        }
    }

    private ServiceReply List(ServiceRequest request)
    {
        string prefix = request.Query("prefix") ?? "";
        StringBuilder text = new("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Queues>");
        foreach (string name in _queues.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            text.Append(CultureInfo.InvariantCulture, $"<Queue><Name>{name}</Name></Queue>");
        }

        return new ServiceReply(200).WithText("application/xml", text.Append("</Queues><NextMarker /></EnumerationResults>").ToString());
    }

    private MessageStore Existing(string name) => _queues.GetValueOrDefault(name) ?? throw NotFound();

    private static ServiceError NotFound() => new(404, "QueueNotFound", "The specified queue does not exist.");

    private static ServiceError NotAllowed() => new(405, "UnsupportedHttpVerb", "The resource doesn't support the specified HTTP verb.");
}
