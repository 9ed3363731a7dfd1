using System.Text.Json;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>Lists of conversations are what the conversations and their readers come to: one entry each, where its last message puts it, and what waits to be read.</summary>
internal sealed class ConversationListCheck(SimWorld world) : Check(world)
{
    private const string Lists = "ConversationLists";

    private readonly Dictionary<(string Conversation, string Member), int> _readUpTo = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    // The three rows of a conversation move together.
    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        foreach (RowChange entry in table == Lists ? changes.Where(change => change.RowKey.StartsWith("of:", StringComparison.Ordinal)) : [])
        {
            CheckRows(entry.PartitionKey, entry.RowKey["of:".Length..], entry.After!.Data()!.Value);
        }
    }

    public override void OnAnswer(HttpCall call, HttpReply reply, Exception? error)
    {
        if (call.Method == "POST" && reply.IsOk && (call.Path.StartsWith("/api/conversations/", StringComparison.Ordinal) || call.Path.EndsWith("/messages", StringComparison.Ordinal)))
        {
            string member = SimulatedSignIn.MemberOf(call.Caller);
            _names[member] = call.Caller;
            if (call.Path.EndsWith("/read", StringComparison.Ordinal))
            {
                (string, string) key = (call.Path.Split('/')[3], member);
                int upTo = JsonSerializer.Deserialize<JsonElement>(call.Body!).GetProperty("upTo").GetInt32();
                _readUpTo[key] = Math.Max(_readUpTo.GetValueOrDefault(key), upTo);
            }
        }
    }

    public override async Task AtEndAsync()
    {
        Table conversations = World.Account.Tables["Conversations"];
        Dictionary<string, int> waiting = new(StringComparer.Ordinal);
        foreach (string conversation in conversations.PartitionKeys)
        {
            JsonElement head = conversations.Find(conversation, StoredDocuments.Head)!.Data()!.Value;
            JsonElement[] messages = [.. MessageCheck.MessagesOf(conversations.Partition(conversation))];
            foreach ((string side, string other) in new[] { ("buyer", "seller"), ("seller", "buyer") })
            {
                string member = head.Text($"{side}Id")!;
                waiting[member] = waiting.GetValueOrDefault(member) + CheckEntry(conversation, member, messages, other);
            }
        }

        foreach ((string member, int unread) in waiting.Where(one => _names.ContainsKey(one.Key)))
        {
            HttpReply counted = await World.Members.AskAsync(new(_names[member], "GET", "/api/conversations/unread-count"));
            Require(counted.Text("messages") == $"{unread}", "what waits to be read is a recount", () => $"{unread} wait for {_names[member]}, who is told {counted.Body}.", member);
        }
    }

    // How many messages wait for the member, counted from the truth.
    private int CheckEntry(string conversation, string member, JsonElement[] messages, string other)
    {
        int upTo = _readUpTo.GetValueOrDefault((conversation, member));
        (int others, int read) = (messages.Count(message => message.Text("by") == other), messages.Take(upTo).Count(message => message.Text("by") == other));
        if (World.Account.Tables[Lists].Find(member, $"of:{conversation}")?.Data() is not { } entry)
        {
            Require(false, "lists are their rebuild", () => $"{member} does not have it in the list.", conversation);
            return 0;
        }

        CheckRows(member, conversation, entry);
        (int count, int kept, int keptRead) = (Number(entry, "count"), Number(entry, "others"), Number(entry, "othersRead"));
        Require((count, kept) == (messages.Length, others), "lists are their rebuild", () => $"{messages.Length} messages, {others} of the other; {member}'s list says {count}, {kept}.", conversation);
        Require(keptRead == read, "what waits to be read is a recount", () => $"{member} has read {read} messages of the other; the list says {keptRead}.", conversation);
        Require(entry.Time("lastUtc") == messages[^1].Time("atUtc"), "lists are their rebuild", () => $"Its last message is of {messages[^1].Time("atUtc"):O}; {member}'s list says {entry.Time("lastUtc"):O}.", conversation);
        return others - read;
    }

    private void CheckRows(string member, string conversation, JsonElement entry)
    {
        Row[] rows = [.. World.Account.Tables[Lists].Partition(member).Where(row => row.RowKey.EndsWith(conversation, StringComparison.Ordinal))];
        Row[] byTime = [.. rows.Where(row => row.RowKey.StartsWith("at:", StringComparison.Ordinal))];
        Require(byTime.Length == 1 && byTime[0].Text("Data") == entry.GetRawText(), "lists are their rebuild", () => $"{member} has it {byTime.Length} times in the list by time.", conversation);
        int waits = Math.Max(0, Number(entry, "others") - Number(entry, "othersRead"));
        long shown = rows.FirstOrDefault(row => row.RowKey.StartsWith("unread:", StringComparison.Ordinal))?.Number("Unread") ?? 0;
        Require(waits == shown, "what waits to be read is a recount", () => $"{waits} messages wait for {member}, {shown} are shown.", conversation);
    }

    private static int Number(JsonElement entry, string name) => entry.GetProperty(name).GetInt32();
}
