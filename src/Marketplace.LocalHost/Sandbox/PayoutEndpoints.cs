using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>Payouts at the provider: its API for merchants, and what its bank decides by hand.</summary>
internal static class PayoutEndpoints
{
    /// <summary>Maps bank accounts and payouts below the merchants' API.</summary>
    public static void MapPayouts(this IEndpointRouteBuilder merchants, SandboxPayoutDesk desk, TimeProvider clock)
    {
        merchants.MapPost("/bank-accounts", async (HttpRequest request) =>
            Results.Json(new { reference = (await JsonBody.ReadAsync<BankAccountRequest>(request)).ToReference() }, JsonBody.Options));
        merchants.MapPost("/payouts", async (HttpRequest request) => await TakeAsync(desk, clock, request));
        merchants.MapGet("/payouts/{payoutId}", async (string payoutId) => await desk.FindAsync(ProviderFields.Id(payoutId, "payoutId")) is { } payout
            ? Answer(payout, clock)
            : Results.Problem("There is no such payout.", statusCode: StatusCodes.Status404NotFound));
    }

    /// <summary>Maps what the bank decides by hand.</summary>
    public static void MapSandboxBank(this IEndpointRouteBuilder routes, SandboxPayoutDesk desk, TimeProvider clock)
    {
        RouteGroupBuilder group = routes.MapGroup("/local/payouts/{payoutId}");
        group.AddEndpointFilter<RouteGroupBuilder, ProblemFilter>();
        foreach ((string verb, string status) in new[] { ("pay", "paid"), ("reject", "rejected"), ("return", "returned") })
        {
            group.MapPost($"/{verb}", async (string payoutId) => Answer(await desk.DecideAsync(ProviderFields.Id(payoutId, "payoutId"), status), clock));
        }
    }

    private static async Task<IResult> TakeAsync(SandboxPayoutDesk desk, TimeProvider clock, HttpRequest request)
    {
        (SandboxPayout payout, bool isAnswered) = await desk.TakeAsync((await JsonBody.ReadAsync<PayoutRequest>(request)).Checked());
        return isAnswered ? Answer(payout, clock) : Results.StatusCode(StatusCodes.Status504GatewayTimeout);
    }

    private static IResult Answer(SandboxPayout payout, TimeProvider clock) => Results.Json(ReportedPayout.Of(payout, clock.GetUtcNow()), JsonBody.Options);
}
