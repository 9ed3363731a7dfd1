using Marketplace.Domain;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Members;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>A seller's shop, as anyone sees it.</summary>
public sealed record ShopResponse
{
    /// <summary>Whose.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>The name that the seller gave; absent for none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>individual or business; absent for who is not verified, and cannot sell.</summary>
    public MemberKind? VerifiedKind { get; init; }

    /// <summary>Since when something is known of the seller; absent for nothing.</summary>
    public DateTimeOffset? SinceUtc { get; init; }

    /// <summary>What buyers say: more in GET /api/members/{id}/credit.</summary>
    public required RoleCreditResponse Credit { get; init; }

    /// <summary>The shop's scores.</summary>
    public required ShopScoreResponse Scores { get; init; }

    /// <summary>What became of all that was sold.</summary>
    public required TradeRecordResponse Record { get; init; }

    /// <summary>What an order placed now is guaranteed.</summary>
    public required IReadOnlyList<Guarantee> Guarantees { get; init; }

    /// <summary>What is for sale, newest first; its cursor goes on here and in GET /api/listings?seller=.</summary>
    public required ListPage<ListingSummary> Listings { get; init; }
}

/// <summary>GET /api/members/{id}/shop?limit=&amp;cursor=: all that a buyer wants to know of a seller, in one answer.</summary>
public sealed class GetShop(MemberStore members, CreditStore credit, AccountStore accounts, ListingIndex index, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>200, empty for who never came here; 400 INVALID_QUERY; 404 for what is no member's id.</summary>
    [Function(nameof(GetShop)), Access(Caller.Anyone)]
    [Answers(typeof(ShopResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/{id}/shop")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (IdText.TryParse<MemberId>(id) is not { } seller)
        {
            return Problem.NotFound();
        }

        BrowseWish wish = new([ListingIndex.ListOf(null, seller)], ListingSort.Newest);
        if (!PageRequest.Read(request, wish.Name).TryGet(out PageRequest? page, out Answer? problem)
            || !(await index.ReadAsync(wish.Lists[0], wish.Sort, wish.Name, page, cancellationToken)).TryGet(out ListPage<ListingSummary>? listings, out problem))
        {
            return problem;
        }

        MemberState member = await members.ReadAsync(seller, cancellationToken);
        Domain.Credit.CreditTotals totals = await credit.ReadAsync(seller, cancellationToken);
        MarketPolicy rules = policies.Find(totals.RuleVersion) ?? policies.Current;
        return Answer.Ok(new ShopResponse
        {
            MemberId = seller,
            DisplayName = member.Profile.DisplayName,
            VerifiedKind = member.Verification.IsVerified ? member.Verification.Kind : null,
            SinceUtc = member.SinceUtc,
            Credit = RoleCreditResponse.Of(totals.After(ActorRole.Seller), rules),
            Scores = ShopScoreResponse.Of(totals.AsSeller.ShopScoreAt(time.GetUtcNow(), rules)),
            Record = TradeRecordResponse.Of(totals.Record),
            Guarantees = (await accounts.ReadAsync(seller, cancellationToken)).Guarantees?.Given ?? [],
            Listings = listings,
        });
    }
}
