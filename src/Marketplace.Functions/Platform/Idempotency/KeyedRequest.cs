using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Idempotency;

/// <summary>What every POST of a member's brings.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Key">Its Idempotency-Key with what it is used for.</param>
/// <param name="Body">The body.</param>
public sealed record KeyedRequest<TBody>(CurrentMember Caller, IdempotencyKey Key, TBody Body);

/// <summary>Reads what every POST of a member's brings: first the body, then the key, which covers it.</summary>
public static class KeyedRequest
{
    /// <summary>A request with a body.</summary>
    public static async Task<Parsed<KeyedRequest<TBody>>> ReadAsync<TBody>(HttpRequest request, CancellationToken cancellationToken)
        where TBody : class => await ReadAsync<TBody>(request, null, cancellationToken);

    /// <summary>A request with a body of which one member may look like a card's number.</summary>
    public static async Task<Parsed<KeyedRequest<TBody>>> ReadAsync<TBody>(HttpRequest request, string? mayBeNumber, CancellationToken cancellationToken)
        where TBody : class
    {
        Parsed<byte[]> raw = await RequestBody.ReadBytesAsync(request, cancellationToken);
        return raw.TryGet(out byte[]? bytes, out Answer? problem) && RequestBody.Parse<TBody>(bytes, mayBeNumber).TryGet(out TBody? body, out problem)
            ? Read(request, bytes, body)
            : problem!;
    }

    /// <summary>A request that says all by its route.</summary>
    public static async Task<Parsed<KeyedRequest<NoBody>>> ReadEmptyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<byte[]> raw = await RequestBody.ReadBytesAsync(request, cancellationToken);
        return raw.TryGet(out byte[]? bytes, out Answer? problem) && (bytes.Length == 0 || RequestBody.Parse<NoBody>(bytes).TryGet(out _, out problem))
            ? Read(request, bytes, new NoBody())
            : problem!;
    }

    private static Parsed<KeyedRequest<TBody>> Read<TBody>(HttpRequest request, byte[] bytes, TBody body)
    {
        CurrentMember caller = CurrentMember.Get(request.HttpContext);
        return IdempotencyKey.Read(request, caller.Id, bytes).TryGet(out IdempotencyKey? key, out Answer? problem)
            ? new KeyedRequest<TBody>(caller, key, body)
            : problem;
    }
}

/// <summary>The body of a request that says all by its route: none, or an empty JSON object.</summary>
public sealed record NoBody;
