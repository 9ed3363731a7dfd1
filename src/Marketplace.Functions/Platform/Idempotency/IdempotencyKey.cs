using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Idempotency;

/// <summary>
/// A caller's <c>Idempotency-Key</c> with what it was used for. The same key with the same request gets the first answer
/// again; with another request it is refused.
/// </summary>
/// <param name="Key">The header's text.</param>
/// <param name="RowKey">The row that keeps the answer, in the partition that the command changes.</param>
/// <param name="RequestHash">Identifies method, path and body.</param>
public sealed record IdempotencyKey(string Key, string RowKey, string RequestHash)
{
    /// <summary>Answers' rows begin with this.</summary>
    internal const string RowKeyFrom = "idem:";

    /// <summary>Answers' rows come before this.</summary>
    internal const string RowKeyTo = "idem;";

    private const int LengthMax = 200;

    /// <summary>Reads the header, which every POST must carry.</summary>
    public static Parsed<IdempotencyKey> Read(HttpRequest request, MemberId caller, ReadOnlySpan<byte> body)
    {
        string key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > LengthMax || key.Any(c => c is < '!' or > '~'))
        {
            return Problem.Answer(
                StatusCodes.Status400BadRequest,
                key.Length == 0 ? "IDEMPOTENCY_KEY_REQUIRED" : "IDEMPOTENCY_KEY_INVALID",
                $"Send an Idempotency-Key header of 1 to {LengthMax} visible ASCII characters, a new one for each new intent.");
        }

        return new IdempotencyKey(key, $"{RowKeyFrom}{IdText.Derive("key", caller.Value, key)}", Hash(request, body));
    }

    private static string Hash(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path.Value?.TrimEnd('/')}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
