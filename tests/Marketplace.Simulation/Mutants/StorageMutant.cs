using System.Text.Json.Nodes;
using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.Storage;
using Marketplace.Simulation.Storage.Tables;

namespace Marketplace.Simulation.Mutants;

/// <summary>A bug in what the app writes to tables or queues, or makes of what it reads there.</summary>
/// <param name="name">Its name.</param>
/// <param name="plant">Plants it.</param>
internal sealed class StorageMutant(string name, Action<InMemoryAccount, Tampering> plant) : Mutant
{
    public override string Name => name;

    public override Mutant Fresh() => new StorageMutant(name, plant);

    public override void Plant(InMemoryAccount account, SimKernel kernel)
    {
        Tampering tampering = new();
        account.Tables.Tampering = tampering;
        plant(account, tampering);
    }

    /// <summary>A bug in the writes to one table.</summary>
    public static StorageMutant Writes(string name, string table, Func<IReadOnlyList<TableWrite>, IEnumerable<TableWrite>> change) =>
        new(name, (_, tampering) => tampering.Writes = (where, writes) => where == table ? [.. change(writes)] : writes);

    /// <summary>Rows whose keys begin so are not written.</summary>
    public static StorageMutant Drops(string name, string table, string rowPrefix, Func<TableWrite, bool>? only = null) =>
        Writes(name, table, writes => writes.Where(write => !(write.RowKey.StartsWith(rowPrefix, StringComparison.Ordinal) && (only?.Invoke(write) ?? true))));

    /// <summary>Rows whose keys begin so are written with other properties.</summary>
    public static StorageMutant Edits(string name, string table, string rowPrefix, Action<Dictionary<string, PropertyValue>> edit) => Writes(name, table, writes =>
    {
        foreach (TableWrite write in writes.Where(write => write.RowKey.StartsWith(rowPrefix, StringComparison.Ordinal)))
        {
            edit(write.Properties);
        }

        return writes;
    });

    /// <summary>Versions are not looked at.</summary>
    public static StorageMutant IgnoresVersions(string name, string table) =>
        Writes(name, table, writes => writes.Select(write => write.IfMatch is null ? write : write with { IfMatch = "*" }));

    /// <summary>Edits a JSON document in a property.</summary>
    public static void EditJson(Dictionary<string, PropertyValue> properties, string property, Action<JsonNode> edit)
    {
        if (properties.TryGetValue(property, out PropertyValue value) && value.Value is string text)
        {
            JsonNode document = JsonNode.Parse(text)!;
            edit(document);
            properties[property] = new(document.ToJsonString());
        }
    }
}
