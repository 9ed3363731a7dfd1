using System.Globalization;
using System.Text.Json;
using Marketplace.Simulation.Storage.Tables;

namespace Marketplace.Simulation.Checks;

/// <summary>Reads rows and the documents in them without the app's own types: what is stored is checked, not what the app makes of it.</summary>
internal static class StoredDocuments
{
    public const string Orders = "Orders";
    public const string Head = "head";

    /// <summary>The document of a row; null when it has none.</summary>
    public static JsonElement? Data(this Row row, string property = "Data") =>
        row.Text(property) is { } text ? JsonSerializer.Deserialize<JsonElement>(text) : null;

    /// <summary>A part of a document; null when it is not there.</summary>
    public static JsonElement? Part(this JsonElement document, string name) =>
        document.TryGetProperty(name, out JsonElement part) && part.ValueKind == JsonValueKind.Object ? part : null;

    /// <summary>A time in a document; null when it is not there.</summary>
    public static DateTimeOffset? Time(this JsonElement document, string name) =>
        document.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture)
            : null;

    /// <summary>A text in a document; null when it is not there.</summary>
    public static string? Text(this JsonElement document, string name) =>
        document.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An amount in a document.</summary>
    public static (long Minor, string Currency) Amount(this JsonElement document, string name)
    {
        JsonElement amount = document.GetProperty(name);
        return (amount.GetProperty("amountMinor").GetInt64(), amount.GetProperty("currency").GetString()!);
    }

    /// <summary>Whether an order's head says that a claim is open.</summary>
    public static bool IsClaimOpen(this Row head) => head.Properties.TryGetValue("ClaimOpen", out PropertyValue value) && value.Value is true;

    /// <summary>Whether a state is one from which an order does not move.</summary>
    public static bool IsFinal(string? state) => state is "completed" or "refunded" or "cancelled";
}
