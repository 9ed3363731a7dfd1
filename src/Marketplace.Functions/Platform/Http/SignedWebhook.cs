using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Http;

/// <summary>Reading what a machine signed.</summary>
public static class SignedWebhook
{
    /// <summary>
    /// The body, once its signature holds. Unknown senders, wrong signatures and old requests answer alike: 401
    /// SIGNATURE_INVALID, nothing read.
    /// </summary>
    public static async Task<Parsed<T>> ReadAsync<T>(HttpRequest request, string? secret, TimeProvider time, CancellationToken cancellationToken)
        where T : class
    {
        Parsed<byte[]> raw = await RequestBody.ReadBytesAsync(request, cancellationToken);
        if (!raw.TryGet(out byte[]? bytes, out Answer? problem))
        {
            return problem;
        }

        return !string.IsNullOrEmpty(secret) && WebhookSignature.IsValid(request.Headers[WebhookSignature.Header], secret, bytes, time.GetUtcNow())
            ? RequestBody.ParseOfMachine<T>(bytes)
            : Problem.Answer(StatusCodes.Status401Unauthorized, "SIGNATURE_INVALID", "The signature is missing, wrong, or older than five minutes.");
    }
}
