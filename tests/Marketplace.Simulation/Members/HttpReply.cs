using System.Text.Json;

namespace Marketplace.Simulation.Members;

/// <summary>What a caller was answered.</summary>
/// <param name="Status">The HTTP status; 0 when no answer came.</param>
/// <param name="Body">The body; empty for none.</param>
/// <param name="ETag">The ETag; null for none.</param>
/// <param name="Replayed">Whether it is said to be an earlier request's answer.</param>
internal sealed record HttpReply(int Status, string Body, string? ETag, bool Replayed)
{
    public static readonly HttpReply None = new(0, "", null, false);

    public bool IsOk => Status is >= 200 and < 300;

    /// <summary>Whether asking again may be answered otherwise.</summary>
    public bool IsPassing => Status is 0 or >= 500 || (Status == 409 && Text("code") == "BUSY");

    /// <summary>A text of the body; null when it is not there.</summary>
    public string? Text(string name) => Read(name, value => value.ValueKind == JsonValueKind.String ? value.GetString() : value.ToString());

    /// <summary>A time of the body; null when it is not there.</summary>
    public DateTimeOffset? Time(string name) => Text(name) is { } text ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>Reads something out of the body; default when it is not there.</summary>
    public T? Read<T>(string name, Func<JsonElement, T?> read)
    {
        if (Body.Length == 0 || Body[0] != '{')
        {
            return default;
        }

        using JsonDocument document = JsonDocument.Parse(Body);
        return document.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? read(value) : default;
    }
}
