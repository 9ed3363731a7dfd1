using System.Reflection;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>A function that forgot to say who may call it.</summary>
public sealed class ForgottenFunction
{
    public static int Calls { get; private set; }

    [Function(nameof(ForgottenFunction))]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "forgotten")] HttpRequest request)
    {
        Calls++;
        return new OkResult();
    }
}

[Collection(StillMarketTests.Name)]
public sealed class AccessTests(MarketFixture market)
{
    private static readonly MethodInfo[] _httpFunctions =
    [
        .. typeof(MarketplaceApp).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)) && Trigger(method) is not null),
    ];

    [Fact]
    public void EveryRoute_IsWrittenDown_WithWhoMayCallIt()
    {
        string[] found =
        [
            .. _httpFunctions.SelectMany(function => Trigger(function)!.Methods!.Select(verb =>
                $"{verb.ToUpperInvariant()} {Trigger(function)!.Route} {CallerOf(function.GetCustomAttribute<AccessAttribute>())}")),
        ];

        Assert.Equal(Routes.All.Select(route => $"{route.Method} {route.Template} {route.Caller}").Order(), found.Order());
    }

    [Fact]
    public void EveryHttpFunction_LeavesFunctionKeysOut()
    {
        // A key that a client has to carry is no secret; the access middleware decides.
        Assert.All(_httpFunctions, function => Assert.Equal(AuthorizationLevel.Anonymous, Trigger(function)!.AuthLevel));
    }

    [Fact]
    public async Task AFunctionWithoutAccess_IsClosedToEveryone()
    {
        Member chief = market.NewMember(StaffRoles.Operator, StaffRoles.Finance, StaffRoles.Arbiter);

        (await market.SendAsync(new Ask(HttpMethod.Get, "/api/forgotten"))).Refused(403, "CLOSED");
        (await chief.GetAsync("/api/forgotten")).Refused(403, "CLOSED");
        (await chief.PostAsync("/api/forgotten")).Refused(403, "CLOSED");

        Assert.Equal(0, ForgottenFunction.Calls);
    }

    [Fact]
    public async Task Reconciliation_IsForOperatorsAndFinance()
    {
        (await market.NewMember().GetAsync("/api/operator/reconciliation")).Refused(403, "ROLE_REQUIRED");
        (await market.NewMember(StaffRoles.Arbiter).GetAsync("/api/operator/reconciliation")).Refused(403, "ROLE_REQUIRED");
        (await market.NewMember(StaffRoles.Finance).GetAsync("/api/operator/reconciliation")).Ok();
    }

    [Fact]
    public async Task Staff_ReadsAnyOrder_ButIsNoPartyToIt()
    {
        Trade trade = await Trade.PaidAsync(market);
        Member staff = market.NewMember(StaffRoles.Arbiter);

        Assert.Equal("paid", (await staff.GetAsync(trade.Path)).Ok().Text("state"));
        (await staff.GetAsync($"{trade.Path}/history")).Ok();
        (await staff.GetAsync($"{trade.Path}/clocks")).Ok();
        await Snapshot.UnchangedAsync(market, async () =>
        {
            foreach (Route route in Routes.OfOne("orders").Where(route => route.Method == "POST"))
            {
                Ask ask = new(route.Verb, route.PathOf(trade.Id.Value)) { Token = staff.Token, Key = Member.NewKey(), Body = route.Body };
                (await market.SendAsync(ask)).Refused(404, "NOT_FOUND");
            }
        });
    }

    [Fact]
    public async Task TheWrongSide_IsRefused_AndNothingIsWritten()
    {
        Trade placed = await Trade.PlacedAsync(market);
        Trade paid = await Trade.PaidAsync(market);
        Trade shipped = await Trade.ShippedAsync(market);
        await Snapshot.UnchangedAsync(market, async () =>
        {
            (await placed.ActAsync(placed.Seller, "pay")).Refused(403, "WRONG_SIDE");
            (await placed.ActAsync(placed.Buyer, "reprice", new { goods = Offer.Money(1), freight = Offer.Money(0) })).Refused(403, "WRONG_SIDE");
            (await paid.ActAsync(paid.Buyer, "ship", new { carrier = "sf-express", trackingNumber = "1" })).Refused(403, "WRONG_SIDE");
            (await shipped.ActAsync(shipped.Seller, "confirm")).Refused(403, "WRONG_SIDE");
        });
    }

    private static HttpTriggerAttribute? Trigger(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).SingleOrDefault(trigger => trigger is not null);

    private static string CallerOf(AccessAttribute? access) => access switch
    {
        null => "closed",
        { Caller: Caller.Staff } => $"Staff:{string.Join(',', access.Roles)}",
        _ => $"{access.Caller}",
    };
}
