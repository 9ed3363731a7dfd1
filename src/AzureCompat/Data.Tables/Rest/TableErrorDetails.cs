using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// Reads code and message from the service's <c>odata.error</c> body. The message of a failed transaction leads with the
/// position of the action that failed.
/// </summary>
internal sealed class TableErrorDetails : RequestFailedDetailsParser
{
    public const string FailedEntityIndex = "FailedEntity";

    public static TableErrorDetails Instance { get; } = new();

    public override bool TryParse(
        Response response,
        [NotNullWhen(true)] out ResponseError? error,
        out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is null || response.Content.ToMemory() is not { IsEmpty: false } body)
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            error = Read(document.RootElement, out data);
        }
        catch (JsonException)
        {
            // A proxy's HTML page, say: the exception then shows the raw body.
            return false;
        }

        return error is not null;
    }

    private static ResponseError? Read(JsonElement root, out IDictionary<string, string>? data)
    {
        data = null;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("odata.error"u8, out JsonElement inner))
        {
            return null;
        }

        string? code = inner.TryGetProperty("code"u8, out JsonElement name) ? name.GetString() : null;
        string? message = inner.TryGetProperty("message"u8, out JsonElement text) && text.TryGetProperty("value"u8, out JsonElement value)
            ? value.GetString()
            : null;
        data = new Dictionary<string, string>();
        if (FailedIndex(message) is { } index)
        {
            data[FailedEntityIndex] = index.ToString(CultureInfo.InvariantCulture);
            message += $"\n({nameof(TableTransactionFailedException.FailedTransactionActionIndex)}: {index})";
        }

        return new ResponseError(code, message);
    }

    private static int? FailedIndex(string? message)
    {
        int colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), CultureInfo.InvariantCulture, out int index) ? index : null;
    }
}
