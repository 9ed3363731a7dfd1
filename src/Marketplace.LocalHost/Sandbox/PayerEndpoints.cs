using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>What the payer sees and does at the provider.</summary>
internal static class PayerEndpoints
{
    /// <summary>Where a payer pays.</summary>
    public static Uri PayUrl(Uri baseUrl, string paymentId) => new(baseUrl, $"/local/payments/{paymentId}");

    /// <summary>Maps the pay page, its two decisions, and what the payer's bank does later.</summary>
    public static void MapSandboxPayer(this IEndpointRouteBuilder routes, SandboxBooks books, SandboxDesk desk)
    {
        RouteGroupBuilder group = routes.MapGroup("/local/payments/{paymentId}");
        group.AddEndpointFilter<RouteGroupBuilder, ProblemFilter>();
        group.MapGet("", async (string paymentId) =>
            Results.Content(PayPage.Render((await books.GetAsync(ProviderFields.Id(paymentId, "paymentId"))).Payment), "text/html; charset=utf-8"));
        group.MapPost("/approve", async (string paymentId, HttpRequest request) => await DecideAsync(desk, paymentId, PaymentStatus.Captured, request));
        group.MapPost("/decline", async (string paymentId, HttpRequest request) => await DecideAsync(desk, paymentId, PaymentStatus.Declined, request));
        group.MapPost("/charge-back", async (string paymentId, HttpRequest request) => await MoveAsync(desk.ChargeBackAsync, paymentId, request));
        group.MapPost("/reverse-charge-back", async (string paymentId, HttpRequest request) => await MoveAsync(desk.ReverseChargebackAsync, paymentId, request));
    }

    private static async Task<IResult> MoveAsync(Func<string, PayerChoice, Task<SandboxPayment>> move, string paymentId, HttpRequest request)
    {
        PayerChoice choice = (await JsonBody.ReadAsync<PayerChoice>(request)).Checked();
        SandboxPayment payment = await move(ProviderFields.Id(paymentId, "paymentId"), choice);
        return Results.Json(new { payment.PaymentId, payment.Status, payment.ChargedBackMinor }, JsonBody.Options);
    }

    private static async Task<IResult> DecideAsync(SandboxDesk desk, string paymentId, PaymentStatus decision, HttpRequest request)
    {
        PayerChoice choice = (await JsonBody.ReadAsync<PayerChoice>(request)).Checked();
        SandboxPayment payment = await desk.SettleAsync(ProviderFields.Id(paymentId, "paymentId"), decision, choice);
        bool isBrowser = request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        return isBrowser
            ? Results.LocalRedirect($"/local/payments/{payment.PaymentId}")
            : Results.Json(new { payment.PaymentId, payment.Status }, JsonBody.Options);
    }
}
