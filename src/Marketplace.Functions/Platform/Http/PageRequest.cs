using System.Globalization;
using System.Text;
using Marketplace.Functions.Platform.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Functions.Platform.Http;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items; may be empty although more follow.</param>
/// <param name="NextCursor">To be sent as <c>cursor</c> for the next page; absent at the end.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Which page a client asks for.</summary>
/// <param name="Limit">How many items at most.</param>
/// <param name="ContinuationToken">Where to go on; null for the beginning.</param>
public sealed record PageRequest(int Limit, string? ContinuationToken)
{
    internal const int LimitDefault = 20;
    internal const int LimitMax = 100;

    // A cursor begins with the list that it was made for; one of another list is refused instead of skipping rows.
    private const char Separator = '\n';

    /// <summary>Reads <c>limit</c> and <c>cursor</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="list">Names the list with all its filters.</param>
    public static Parsed<PageRequest> Read(HttpRequest request, string list)
    {
        string? limitText = request.Query["limit"];
        int limit = LimitDefault;
        if (limitText is not null && (!int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit < 1 || limit > LimitMax))
        {
            return Fault("limit", $"must be 1 to {LimitMax}");
        }

        return Of(limit, request.Query["cursor"], list);
    }

    /// <summary>The page that a cursor stands for; the first one for null.</summary>
    /// <param name="limit">How many items at most.</param>
    /// <param name="cursor">As a page before gave it.</param>
    /// <param name="list">Names the list with all its filters.</param>
    public static Parsed<PageRequest> Of(int limit, string? cursor, string list)
    {
        if (cursor is null)
        {
            return new PageRequest(limit, null);
        }

        return Decode(cursor) is { } text && text.StartsWith(list + Separator, StringComparison.Ordinal)
            ? new PageRequest(limit, text[(list.Length + 1)..])
            : Fault("cursor", "is not a cursor of this list");
    }

    /// <summary>Reads a parameter that is true or false; false when it is left out.</summary>
    public static Parsed<bool> Flag(HttpRequest request, string name) => (string?)request.Query[name] switch
    {
        "true" => true,
        "false" or null => false,
        _ => Fault(name, "must be true or false"),
    };

    /// <summary>Reads <c>state</c>: which of its lists is asked for, where things have one for each state.</summary>
    /// <param name="request">The request.</param>
    /// <param name="unlessSaid">The state when it is left out.</param>
    public static Parsed<T> State<T>(HttpRequest request, T unlessSaid)
        where T : struct, Enum => (string?)request.Query["state"] is not { } text
        ? unlessSaid
        : MarketJson.Named<T>(text) is { } state
            ? state
            : Problem.Answer(StatusCodes.Status400BadRequest, "INVALID_QUERY", "There is no such state.");

    /// <summary>The cursor for the page after this one; null at the end.</summary>
    public static string? Cursor(string list, string? continuationToken) =>
        string.IsNullOrEmpty(continuationToken) ? null : WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{list}{Separator}{continuationToken}"));

    private static string? Decode(string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    internal static Answer Fault(string field, string message) => Problem.Answer(
        StatusCodes.Status400BadRequest, "INVALID_QUERY", $"'{field}' {message}.", errors: new Dictionary<string, string[]> { [field] = [message] });
}
