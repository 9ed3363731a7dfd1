using System.Security.Cryptography;
using System.Text;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>The provider's API for merchants.</summary>
internal static class ProviderEndpoints
{
    /// <summary>Maps payments, refunds, payouts and the report; all of them want the merchant's API key as bearer token.</summary>
    public static void MapSandboxProvider(this IEndpointRouteBuilder routes, SandboxBooks books, SandboxReport report, SandboxPayoutDesk payouts, TimeProvider clock, string apiKey, Uri baseUrl)
    {
        RouteGroupBuilder group = routes.MapGroup("/local/provider");
        group.AddEndpointFilter<RouteGroupBuilder, ProblemFilter>();
        group.AddEndpointFilter((context, next) => HasKey(context.HttpContext.Request, apiKey)
            ? next(context)
            : ValueTask.FromResult<object?>(Results.Problem("The API key is missing or wrong.", statusCode: StatusCodes.Status401Unauthorized)));

        group.MapPost("/payments", async (HttpRequest request) => await CreateAsync(books, request, baseUrl));
        group.MapPost("/refunds", async (HttpRequest request) => await RefundAsync(books, request));
        group.MapPayouts(payouts, clock);
        group.MapGet("/report", async (int? limit, string? cursor) => Results.Json(await report.PageAsync(limit, cursor), JsonBody.Options));
    }

    private static async Task<IResult> CreateAsync(SandboxBooks books, HttpRequest request, Uri baseUrl)
    {
        PaymentRequest asked = await JsonBody.ReadAsync<PaymentRequest>(request);
        (SandboxPayment payment, bool isNew) = await books.CreateAsync(asked.Checked());
        object answer = new { payment.PaymentId, payment.Status, payUrl = PayerEndpoints.PayUrl(baseUrl, payment.PaymentId) };
        return Results.Json(answer, JsonBody.Options, statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> RefundAsync(SandboxBooks books, HttpRequest request)
    {
        RefundRequest asked = await JsonBody.ReadAsync<RefundRequest>(request);
        SandboxRefund refund = await books.RefundAsync(asked.Checked());
        return Results.Json(new { refund.RefundId, status = "succeeded" });
    }

    private static bool HasKey(HttpRequest request, string apiKey) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {apiKey}"));
}
