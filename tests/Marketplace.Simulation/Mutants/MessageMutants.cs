using System.Text.Json.Nodes;
using Marketplace.Simulation.Storage.Tables;
using static Marketplace.Simulation.Mutants.StorageMutant;

namespace Marketplace.Simulation.Mutants;

/// <summary>Bugs in what members say to each other and in their lists of it.</summary>
internal static class MessageMutants
{
    private const string Conversations = "Conversations";
    private const string Lists = "ConversationLists";

    public static IEnumerable<Mutant> All =>
    [
        Drops("message-said-again-by-a-retry", Conversations, "idem:"),
        Edits("message-flags-lost", Conversations, "message:", properties => EditJson(properties, "Data", message => message["flags"] = new JsonArray())),
        IgnoresVersions("unread-not-merged", Lists),
        Drops("read-stays-unread", Lists, "unread:", write => write.Kind == WriteKind.Delete),
        Drops("message-trace-not-kept", "Deadlines", "", write => write.PartitionKey == "message" && write.Kind != WriteKind.Delete),
    ];
}
