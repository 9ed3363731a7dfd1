using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Simulation.Storage;
using Marketplace.Simulation.Storage.Tables;
using static Marketplace.Simulation.Mutants.StorageMutant;

namespace Marketplace.Simulation.Mutants;

/// <summary>Bugs in what the nightly search finds and in what follows from a decision on it.</summary>
internal static class ReviewMutants
{
    private const string Credit = "Credit";
    private const string Totals = "totals";

    public static IEnumerable<Mutant> All =>
    [
        Drops("fraud-facts-not-kept", "FraudFacts", "rating:"),
        OpenedEveryNight(),
        Edits("penalty-taken-twice", Credit, Totals, properties => EditJson(properties, "Data", totals => EachOffence(totals, TakeTwice))),
        Edits("penalty-at-every-try", Credit, Totals, properties => EditJson(properties, "Data", totals => EachOffence(totals, offence => offence.Remove("id")))),
        new StorageMutant("appeal-gives-nothing-back", (account, tampering) => tampering.Writes = (table, writes) => table == Credit && GivesBack(account, writes) ? [] : writes),
        Edits("penalty-without-effect", "Members", "head", properties => properties.Remove("Standing")),
    ];

    private static void EachOffence(JsonNode totals, Action<JsonObject> edit)
    {
        foreach (JsonNode? offence in totals["offences"]?.AsArray() ?? [])
        {
            edit(offence!.AsObject());
        }
    }

    private static void TakeTwice(JsonObject offence) =>
        (offence["takenAsSeller"], offence["takenAsBuyer"]) = (2 * offence["takenAsSeller"]!.GetValue<int>(), 2 * offence["takenAsBuyer"]!.GetValue<int>());

    private static bool GivesBack(InMemoryAccount account, IReadOnlyList<TableWrite> writes) =>
        writes.FirstOrDefault(write => write.RowKey == Totals) is { } write
        && account.Tables[Credit].Find(write.PartitionKey, Totals)?.Text("Data") is { } before
        && CountOffences(write.Properties["Data"].Value as string) < CountOffences(before);

    private static int CountOffences(string? totals) => JsonNode.Parse(totals!)!["offences"]?.AsArray().Count ?? 0;

    // The same finding is another case each night: its id is drawn, and what is known already is not found.
    private static StorageMutant OpenedEveryNight() => new("case-opened-every-night", (_, tampering) =>
    {
        int opened = 0;
        tampering.Writes = (table, writes) =>
        {
            if (table != "Reviews")
            {
                return writes;
            }

            TableWrite[] unknown = [.. writes.Where(write => !write.RowKey.StartsWith("of:", StringComparison.Ordinal))];
            if (writes.FirstOrDefault(write => write.Kind == WriteKind.Insert && write.RowKey.StartsWith("case:", StringComparison.Ordinal)) is not { } first)
            {
                return unknown;
            }

            string id = first.RowKey["case:".Length..];
            string other = string.Create(CultureInfo.InvariantCulture, $"{id[..^4]}{++opened:d4}");
            return [.. unknown.Select(write => Renamed(write, id, other))];
        };
    });

    private static TableWrite Renamed(TableWrite write, string id, string other) => write with
    {
        RowKey = write.RowKey.Replace(id, other, StringComparison.Ordinal),
        Properties = write.Properties.ToDictionary(
            property => property.Key,
            property => property.Value.Value is string text ? new PropertyValue(text.Replace(id, other, StringComparison.Ordinal)) : property.Value,
            StringComparer.Ordinal),
    };
}
