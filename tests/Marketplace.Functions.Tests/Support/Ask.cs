using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.Functions.Platform.Access;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A request as a test writes it.</summary>
internal sealed record Ask(HttpMethod Method, string Path)
{
    /// <summary>The body as text or bytes or anything that serializes; null for none.</summary>
    public object? Body { get; init; }

    public string? Token { get; init; }

    public string? Key { get; init; }

    public string? IfMatch { get; init; }

    public string? Signature { get; init; }

    public string? Authorization { get; init; }

    /// <summary>Whether a seller who is refused for it is verified then, and asks again.</summary>
    public bool VerifiesSeller { get; init; } = true;

    /// <summary>The payment grant; null for one that the market's key signs for the token's person, empty for none.</summary>
    public string? Grant { get; init; }

    /// <summary>Whether the body's length is told beforehand.</summary>
    public bool Chunked { get; init; }

    /// <summary>A body as the client sends it.</summary>
    public static byte[] Bytes(object body) => body switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        _ => JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web),
    };

    public HttpRequestMessage ToMessage()
    {
        HttpRequestMessage message = new(Method, Path);
        Add(message, "Authorization", Authorization ?? (Token is null ? null : $"Bearer {Token}"));
        Add(message, "Idempotency-Key", Key);
        Add(message, "If-Match", IfMatch);
        Add(message, "Market-Signature", Signature);
        Add(message, PaymentGrants.Header, Grant is "" ? null : Grant);
        if (Body is not null)
        {
            byte[] bytes = Bytes(Body);
            message.Content = Chunked ? new StreamContent(new MemoryStream(bytes)) : new ByteArrayContent(bytes);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            message.Headers.TransferEncodingChunked = Chunked ? true : null;
        }

        return message;
    }

    private static void Add(HttpRequestMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
