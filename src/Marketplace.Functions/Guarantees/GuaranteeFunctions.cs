using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Guarantees;

/// <summary>What to guarantee.</summary>
/// <param name="Guarantees">asDescribed, sevenDayReturn, counterfeitTriple, thirtyDayRepair, authenticity, damageInTransit.</param>
public sealed record JoinGuaranteesRequest(IReadOnlyList<Guarantee> Guarantees);

/// <summary>How much goes from the available balance to the bond.</summary>
/// <param name="Amount">In any currency of the market.</param>
public sealed record TopUpBondRequest(Money Amount);

/// <summary>What a seller guarantees, as the seller sees it.</summary>
/// <param name="Joined">The guarantees joined.</param>
/// <param name="Given">What an order placed now is guaranteed.</param>
/// <param name="Bond">What is put up.</param>
/// <param name="Minimum">What must be put up at least; absent for who never joined.</param>
/// <param name="TopUpDueUtc">When a bond below its minimum must be filled up.</param>
/// <param name="Paused">Whether nothing is for sale because it was not.</param>
/// <param name="ReturnDueUtc">When the bond of one who left goes back.</param>
public sealed record GuaranteesResponse(
    IReadOnlyList<Guarantee> Joined,
    IReadOnlyList<Guarantee> Given,
    Money Bond,
    Money? Minimum,
    DateTimeOffset? TopUpDueUtc,
    bool Paused,
    DateTimeOffset? ReturnDueUtc)
{
    internal static GuaranteesResponse Of(OwnerAccounts accounts, Currency bondCurrency) => new(
        accounts.Guarantees?.Joined ?? [],
        accounts.Guarantees?.Given ?? [],
        accounts.Bond(bondCurrency),
        accounts.Guarantees?.Minimum,
        accounts.Guarantees?.TopUpDueUtc,
        accounts.Guarantees?.Paused == true,
        accounts.Guarantees?.ReturnDueUtc);
}

/// <summary>Joining and leaving guarantees, and the bond behind them (rules.md section 7).</summary>
public sealed class GuaranteeFunctions(AccountStore accounts, ListingIndex index, BondDeadlines deadlines, BondKeeper bonds, PolicyCatalog policies, TimeProvider time)
{
    private GuaranteeTerms Terms => policies.Current.Guarantees;

    /// <summary>POST /api/members/me/guarantees. 200; 409 INSUFFICIENT_FUNDS, BUSY; 422 VALIDATION_FAILED.</summary>
    [Function("JoinGuarantees"), Access(Caller.Member), NeedsPaymentGrant]
    [Takes(typeof(JoinGuaranteesRequest))]
    [Answers(typeof(GuaranteesResponse), "INSUFFICIENT_FUNDS", "VALIDATION_FAILED")]
    public async Task<IResult> JoinAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/guarantees")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId seller = CurrentMember.Get(request.HttpContext).Id;
        HashSet<string> categories = [];
        await foreach (ListingSummary listing in index.ReadAllAsync(ListingIndex.ListOf(null, seller), cancellationToken))
        {
            categories.Add(listing.Category);
        }

        Money minimum = policies.Current.BondMinimum(categories);
        return await RunAsync<JoinGuaranteesRequest>(
            request, (id, body) => new JoinGuarantees(id, time.GetUtcNow(), body.Guarantees, minimum, Terms.BondTopUpWithinDays), cancellationToken);
    }

    /// <summary>POST /api/members/me/bond/top-ups: from the available balance. 200; 409 INSUFFICIENT_FUNDS, BUSY; 422 AMOUNT_INVALID.</summary>
    [Function("TopUpBond"), Access(Caller.Member), NeedsPaymentGrant]
    [Takes(typeof(TopUpBondRequest))]
    [Answers(typeof(GuaranteesResponse), "INSUFFICIENT_FUNDS", "AMOUNT_INVALID")]
    public async Task<IResult> TopUpAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/bond/top-ups")] HttpRequest request, CancellationToken cancellationToken) =>
        await RunAsync<TopUpBondRequest>(request, (id, body) => new TopUpBond(id, time.GetUtcNow(), body.Amount), cancellationToken);

    /// <summary>POST /api/members/me/guarantees/leave: the bond goes back in 90 days. 200; 409 NOT_JOINED, BUSY.</summary>
    [Function("LeaveGuarantees"), Access(Caller.Member), NeedsPaymentGrant]
    [Answers(typeof(GuaranteesResponse), "NOT_JOINED")]
    public async Task<IResult> LeaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/guarantees/leave")] HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem))
        {
            return problem;
        }

        DateTimeOffset now = time.GetUtcNow();
        LeaveGuarantees command = new(TransferId.For(asked.Caller.Id, asked.Key.Key), now, Terms.BondCurrency, Terms.BondReturnAfterDays);
        if (command.Decide(await accounts.ReadAsync(asked.Caller.Id, cancellationToken), AccountFacts.None).Rejection is null)
        {
            // The trace first: a row too many harms nobody, a bond that nobody looks at does.
            await deadlines.PutAsync(new(asked.Caller.Id, now.AddDays(Terms.BondReturnAfterDays)), cancellationToken);
        }

        return await RunAsync(asked, _ => command, cancellationToken);
    }

    /// <summary>GET /api/members/me/guarantees: 200 with what one guarantees and the bond.</summary>
    [Function("GetMyGuarantees"), Access(Caller.Member)]
    [Answers(typeof(GuaranteesResponse))]
    public async Task<IResult> GetMineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me/guarantees")] HttpRequest request, CancellationToken cancellationToken)
    {
        OwnerAccounts mine = await accounts.ReadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken);
        return Answer.Ok(GuaranteesResponse.Of(mine, Terms.BondCurrency), Answer.ETagOf(mine.Version));
    }

    private async Task<Answer> RunAsync<TBody>(HttpRequest request, Func<TransferId, TBody, AccountCommand> commandOf, CancellationToken cancellationToken)
        where TBody : class
    {
        Parsed<KeyedRequest<TBody>> read = await KeyedRequest.ReadAsync<TBody>(request, cancellationToken);
        return read.TryGet(out KeyedRequest<TBody>? asked, out Answer? problem)
            ? await RunAsync(asked, id => commandOf(id, asked.Body), cancellationToken)
            : problem;
    }

    private async Task<Answer> RunAsync<TBody>(KeyedRequest<TBody> asked, Func<TransferId, AccountCommand> commandOf, CancellationToken cancellationToken)
    {
        (MemberId seller, IdempotencyKey key) = (asked.Caller.Id, asked.Key);
        AccountCaller caller = new(key, (after, _) => Answer.Ok(GuaranteesResponse.Of(after, Terms.BondCurrency), Answer.ETagOf(after.Version)));
        AccountResult result = await accounts.HandleAsync(seller, commandOf(TransferId.For(seller, key.Key)), caller, cancellationToken);
        if (result is AccountResult.Done or AccountResult.Replayed { Answer.Status: StatusCodes.Status200OK })
        {
            // Also for a repetition: the first try may have died before this.
            await bonds.WatchAsync(seller, cancellationToken);
        }

        return AccountAnswers.Of(result);
    }
}
