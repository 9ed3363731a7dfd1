using System.Buffers;
using System.Text.Json;
using Marketplace.Functions.Platform.Json;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Http;

/// <summary>Reads a request's body without trusting it: bounded before it is parsed, and never a 5xx.</summary>
public static class RequestBody
{
    /// <summary>The largest body that any function reads.</summary>
    public const int BytesMax = 64 * 1024;

    /// <summary>The raw bytes, or the problem.</summary>
    public static async Task<Parsed<byte[]>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BytesMax)
        {
            return TooLarge();
        }

        // One byte more than may be, to see whether there is more; lent, because most bodies are small.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BytesMax + 1);
        try
        {
            int length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, BytesMax + 1), BytesMax + 1, throwOnEndOfStream: false, cancellationToken);
            return length > BytesMax ? TooLarge() : buffer.AsSpan(0, length).ToArray();
        }
        catch (BadHttpRequestException error)
        {
            return error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge()
                : Problem.Answer(StatusCodes.Status400BadRequest, "MALFORMED_REQUEST", "The request's body could not be read.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A member's whole request as a <typeparamref name="T"/>, or the problem.</summary>
    public static async Task<Parsed<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class => (await ReadBytesAsync(request, cancellationToken)).TryGet(out byte[]? bytes, out Answer? problem) ? Parse<T>(bytes) : problem;

    /// <summary>A member's body as a <typeparamref name="T"/>, or the problem. A card's number is not taken in any text.</summary>
    /// <param name="body">The body.</param>
    /// <param name="mayBeNumber">A member that is a number of another kind, which may look like one; null for none.</param>
    public static Parsed<T> Parse<T>(byte[] body, string? mayBeNumber = null)
        where T : class
    {
        Parsed<T> parsed = ParseOfMachine<T>(body);
        return parsed.Problem is null && CardNumbers.MemberOf(body, mayBeNumber) is { } member
            ? Problem.Answer(StatusCodes.Status422UnprocessableEntity, "CARD_NUMBER", "A text looks like a payment card's number, which is not taken here.", errors: Fault(member, "looks like a payment card's number"))
            : parsed;
    }

    /// <summary>A machine's body: its ids may look like anything.</summary>
    public static Parsed<T> ParseOfMachine<T>(byte[] body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, MarketJson.Requests) is not { } value ? Malformed("The body must be a JSON object.", "$")
                : HasNullInList(body) ? Malformed("A list in the body holds null.", "$")
                : value;
        }
        catch (JsonException error)
        {
            return Malformed("The body is not the JSON that this route takes: it is malformed, or a member is unknown, missing, doubled or of the wrong type.", CardNumbers.IsIn(error.Path) ? "$" : error.Path ?? "$");
        }
    }

    // The serializer enforces that members are there, but not that elements are.
    private static bool HasNullInList(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        ulong lists = 0;
        while (reader.Read())
        {
            ulong here = 1UL << reader.CurrentDepth;
            lists = reader.TokenType switch
            {
                JsonTokenType.StartArray => lists | here,
                JsonTokenType.StartObject => lists & ~here,
                _ => lists,
            };
            if (reader.TokenType == JsonTokenType.Null && (lists & (here >> 1)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static Answer Malformed(string detail, string path) => Problem.Answer(
        StatusCodes.Status400BadRequest, "MALFORMED_JSON", detail, errors: Fault(path, "is malformed, unknown, missing or of the wrong type"));

    private static Dictionary<string, string[]> Fault(string path, string message) => new() { [path] = [message] };

    private static Answer TooLarge() => Problem.Answer(StatusCodes.Status413PayloadTooLarge, "BODY_TOO_LARGE", $"A body has at most {BytesMax} bytes.");
}
