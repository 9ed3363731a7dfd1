using System.Globalization;
using System.Text.Json;
using Marketplace.Simulation.Habits;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>
/// What members say is there once, in the order in which they said it, as they wrote it; what leads off the market is flagged and nothing else; a conversation's
/// head is the sum of its messages; and the other side was told.
/// </summary>
internal sealed class MessageCheck(SimWorld world) : Check(world)
{
    private const string Conversations = "Conversations";
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (string Conversation, int Number)> _acknowledged = new(StringComparer.Ordinal);

    /// <summary>The messages of a conversation as they are stored, by their numbers.</summary>
    public static IEnumerable<JsonElement> MessagesOf(IEnumerable<Row> conversation) =>
        conversation.Where(row => row.RowKey.StartsWith("message:", StringComparison.Ordinal)).Select(row => row.Data()!.Value);

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        if (table != Conversations)
        {
            return;
        }

        string conversation = changes[0].PartitionKey;
        foreach (RowChange change in changes.Where(change => change.RowKey.StartsWith("message:", StringComparison.Ordinal)))
        {
            Require(change.Before is null && change.After is not null, "what was said stays as it was said", () => $"{change.RowKey} was changed or removed.", conversation);
        }

        JsonElement[] messages = [.. MessagesOf(World.Account.Tables[Conversations].Partition(conversation))];
        JsonElement head = World.Account.Tables[Conversations].Find(conversation, StoredDocuments.Head)!.Data()!.Value;
        int ofBuyer = messages.Count(message => message.Text("by") == "buyer");
        bool isSum = head.GetProperty("count").GetInt32() == messages.Length && head.GetProperty("byBuyer").GetInt32() == ofBuyer && messages.Index().All(message => Number(message.Item) == message.Index + 1);
        Require(isSum, "a conversation is the sum of its messages", () => $"{messages.Length} messages, {ofBuyer} by the buyer, are there; the head says {head.GetProperty("count")}, {head.GetProperty("byBuyer")}.", conversation);
    }

    public override void OnAnswer(HttpCall call, HttpReply reply, Exception? error)
    {
        if (call.Method != "POST" || !call.Path.EndsWith("/messages", StringComparison.Ordinal) || !reply.IsOk)
        {
            return;
        }

        JsonElement said = JsonSerializer.Deserialize<JsonElement>(reply.Body);
        (string conversation, int number) = (said.Text("conversationId")!, Number(said.GetProperty("message")));
        string text = said.GetProperty("message").Text("text")!;
        JsonElement? stored = World.Account.Tables[Conversations].Find(conversation, string.Create(CultureInfo.InvariantCulture, $"message:{number:d10}"))?.Data();
        Require(stored?.Text("text") == text && call.Body!.Contains(JsonSerializer.Serialize(text), StringComparison.Ordinal), "acknowledged messages are there", () => $"{call} was answered {reply.Body}; message {number} is {stored}.", conversation);
        _acknowledged[text] = (conversation, number);
    }

    public override Task AtEndAsync()
    {
        Table table = World.Account.Tables[Conversations];
        ILookup<(string Member, string? About, string? Kind), DateTimeOffset> told = Told();
        foreach (string conversation in table.PartitionKeys)
        {
            JsonElement head = table.Find(conversation, StoredDocuments.Head)!.Data()!.Value;
            JsonElement[] messages = [.. MessagesOf(table.Partition(conversation))];
            CheckTexts(conversation, messages);
            foreach (JsonElement message in messages)
            {
                string recipient = head.Text(message.Text("by") == "buyer" ? "sellerId" : "buyerId")!;
                DateTimeOffset at = message.Time("atUtc")!.Value;
                bool knows = told[(recipient, head.Text("orderId") ?? head.Text("listingId"), "messageReceived")].Any(moment => at - moment < _hour);

                // What a sweep finds hours later is told together with what the same side said since.
                Require(knows, "people are told", () => $"{recipient} was not told of message {Number(message)}.", conversation);
            }
        }

        HashSet<string> stored = [.. table.PartitionKeys.SelectMany(conversation => MessagesOf(table.Partition(conversation))).Select(message => message.Text("text")!)];
        string? lost = _acknowledged.Keys.FirstOrDefault(text => !stored.Contains(text));
        Require(lost is null, "acknowledged messages are there", () => $"\"{lost}\" is not.");
        return Task.CompletedTask;
    }

    private void CheckTexts(string conversation, JsonElement[] messages)
    {
        Dictionary<(string Talk, string Member), int> last = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonElement message in messages)
        {
            string text = message.Text("text")!;
            Require(seen.Add(text), "what is said once is there once", () => $"\"{text}\" is there again as message {Number(message)}.", conversation);
            string flags = string.Join(',', message.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()));
            Require(flags == Talk.FlagsOf(text), "flags say what leads off the market", () => $"\"{text}\" is flagged {flags}, not {Talk.FlagsOf(text)}.", conversation);
            (string talk, string member, int number) = Talk.SourceOf(text);
            Require(number > last.GetValueOrDefault((talk, member)), "messages are in the order in which they were said", () => $"\"{text}\" comes after number {last[(talk, member)]}.", conversation);
            last[(talk, member)] = number;
            Require(!_acknowledged.TryGetValue(text, out (string, int) told) || told == (conversation, Number(message)), "acknowledged messages are there", () => $"\"{text}\" is message {Number(message)}; its sender was told {told}.", conversation);
        }
    }

    private ILookup<(string Member, string? About, string? Kind), DateTimeOffset> Told() => World.Account.Tables["Notifications"].RowsOf("note:")
        .Select(row => (row.PartitionKey, Note: row.Data()!.Value))
        .ToLookup(row => (row.PartitionKey, row.Note.GetProperty("about").Text("orderId") ?? row.Note.GetProperty("about").Text("listingId"), row.Note.Text("kind")), row => row.Note.Time("atUtc")!.Value);

    private static int Number(JsonElement message) => message.GetProperty("number").GetInt32();
}
