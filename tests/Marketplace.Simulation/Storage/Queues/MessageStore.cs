using System.Globalization;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Queues;

/// <summary>A queue: messages in the order in which they were sent.</summary>
public sealed class MessageStore
{
    private readonly List<StoredMessage> _messages = [];
    private readonly TimeProvider _time;
    private readonly ServiceQuirks _quirks;
    private long _sequence;

    internal MessageStore(string name, TimeProvider time, ServiceQuirks quirks)
    {
        (Name, _time, _quirks) = (name, time, quirks);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Every message that has not expired, hidden ones too.</summary>
    public IReadOnlyList<StoredMessage> Messages
    {
        get
        {
            DateTimeOffset now = _time.GetUtcNow();
            _messages.RemoveAll(message => message.ExpiresUtc <= now);
            return _messages;
        }
    }

    internal StoredMessage Send(string text, TimeSpan hidden, TimeSpan? timeToLive)
    {
        DateTimeOffset now = _time.GetUtcNow();
        DateTimeOffset expires = timeToLive is { } life ? now + life : DateTimeOffset.MaxValue;
        string id = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{++_sequence:d12}");
        StoredMessage message = new(id, text, now, expires, now + hidden, NextReceipt());
        _messages.Add(message);
        return message;
    }

    internal IReadOnlyList<StoredMessage> Receive(int count, TimeSpan hidden)
    {
        DateTimeOffset now = _time.GetUtcNow();
        List<StoredMessage> visible = [.. Visible(now)];
        List<StoredMessage> taken = [];
        while (taken.Count < count && visible.Count > 0)
        {
            int index = _quirks.Happens(_quirks.Unordered) ? _quirks.Chance!.Next(visible.Count) : 0;
            StoredMessage message = visible[index];
            visible.RemoveAt(index);
            message.DequeueCount++;
            message.VisibleUtc = now + hidden;
            message.PopReceipt = NextReceipt();
            taken.Add(message);
        }

        return taken;
    }

    internal IReadOnlyList<StoredMessage> Peek(int count) => [.. Visible(_time.GetUtcNow()).Take(count)];

    internal StoredMessage Update(string id, string popReceipt, TimeSpan hidden, string? text)
    {
        StoredMessage message = Find(id, popReceipt);
        message.VisibleUtc = _time.GetUtcNow() + hidden;
        message.PopReceipt = NextReceipt();
        message.Text = text ?? message.Text;
        return message;
    }

    internal void Delete(string id, string popReceipt) => _messages.Remove(Find(id, popReceipt));

    internal void Clear() => _messages.Clear();

    private IEnumerable<StoredMessage> Visible(DateTimeOffset now) => Messages.Where(message => message.VisibleUtc <= now);

    private StoredMessage Find(string id, string popReceipt)
    {
        StoredMessage message = Messages.FirstOrDefault(message => message.Id == id)
            ?? throw new ServiceError(404, "MessageNotFound", "The specified message does not exist.");
        return message.PopReceipt == popReceipt
            ? message
            : throw new ServiceError(400, "PopReceiptMismatch", "The specified pop receipt did not match the pop receipt for a dequeued message.");
    }

    private string NextReceipt() => Convert.ToBase64String(BitConverter.GetBytes(++_sequence));
}
