using Marketplace.Domain.Decisions;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Listings;

public class ListingTests
{
    private static readonly DateTimeOffset _later = Some.Monday.AddHours(1);

    // From, then the states it may be moved to.
    private static readonly Dictionary<ListingState, ListingState[]> _moves = new()
    {
        [ListingState.Draft] = [ListingState.Active, ListingState.Delisted],
        [ListingState.Active] = [ListingState.Paused, ListingState.Delisted],
        [ListingState.Paused] = [ListingState.Active, ListingState.Delisted],
        [ListingState.Delisted] = [],
    };

    public static TheoryData<ListingState, ListingState> Pairs()
    {
        TheoryData<ListingState, ListingState> pairs = [];
        foreach (ListingState from in Enum.GetValues<ListingState>())
        {
            foreach (ListingState to in Enum.GetValues<ListingState>())
            {
                pairs.Add(from, to);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void MoveTo_FollowsTheStates(ListingState from, ListingState to)
    {
        Listing listing = Some.Listing() with { State = from };
        Decision<Listing> moved = listing.MoveTo(to, _later);
        if (_moves[from].Contains(to))
        {
            Assert.Equal(listing with { State = to, Version = 2, UpdatedUtc = _later }, moved.Value);
        }
        else
        {
            Assert.Equal((RejectionKind.Conflict, "LISTING_STATE"), (moved.Rejection!.Kind, moved.Rejection.Code));
        }
    }

    [Theory]
    [InlineData(ListingState.Draft, true, false)]
    [InlineData(ListingState.Active, true, true)]
    [InlineData(ListingState.Paused, true, true)]
    [InlineData(ListingState.Delisted, false, false)]
    public void Listing_InEachState_IsEditableAndSeen(ListingState state, bool editable, bool seen)
    {
        Listing listing = Some.Listing() with { State = state };
        Rejection? rejection = listing.Edit(Some.Content() with { Title = "Other" }, null, Some.Policy, _later).Rejection;
        Assert.Equal(editable ? null : "LISTING_STATE", rejection?.Code);
        Assert.Equal(seen, listing.IsPublic);
    }

    [Fact]
    public void Create_IsADraftWithAllItsStockFree()
    {
        Listing listing = Some.Listing(stock: 5);
        Assert.Equal((ListingState.Draft, 1L, 1, new Stock(5, 0, 0)), (listing.State, listing.Version, listing.Revision, listing.Stock));
    }

    [Fact]
    public void Edit_OfContent_MakesARevision()
    {
        Listing listing = Some.Listing();
        ListingContent content = Some.Content() with { Price = Some.Yuan(1) };
        Assert.Equal(listing with { Content = content, Revision = 2, Version = 2, UpdatedUtc = _later }, listing.Edit(content, null, Some.Policy, _later).Value);
    }

    [Fact]
    public void Edit_OfEveryField_MakesARevision()
    {
        ListingContent was = Some.Content();
        ListingContent[] changes =
        [
            was with { Title = "x" }, was with { Description = "x" }, was with { Category = "toys" }, was with { Price = Some.Yuan(1) },
            was with { DeliveryModes = [was.DeliveryModes[0]] }, was with { DeliveryModes = [was.DeliveryModes[0] with { Freight = Some.Yuan(1) }, .. was.DeliveryModes.Skip(1)] },
            was with { Quality = QualityGrade.Fair }, was with { ImageUrls = [] }, was with { PreorderUtc = _later.AddDays(1) },
        ];
        Assert.All(changes, change => Assert.Equal(2, Some.Listing().Edit(change, null, Some.Policy, _later).Value.Revision));
    }

    [Fact]
    public void Edit_OfStockAlone_IsNoRevisionAndLeavesWhatIsHeldAndSold()
    {
        Listing listing = Some.Listing() with { Stock = new Stock(1, 2, 3) };
        Listing edited = listing.Edit(Some.Content(), 9, Some.Policy, _later).Value;
        Assert.Equal((1, 2L, new Stock(9, 2, 3)), (edited.Revision, edited.Version, edited.Stock));
    }

    [Fact]
    public void Edit_OfStockAlone_IsAllowedWhenThePreorderDateHasPassed()
    {
        Listing listing = Some.Listing(Some.Content() with { PreorderUtc = Some.Monday.AddDays(1) });
        Assert.Null(listing.Edit(listing.Content, 9, Some.Policy, Some.Monday.AddDays(2)).Rejection);
    }

    [Fact]
    public void Edit_ToAnotherGoodsType_IsRejected() =>
        Assert.Equal("GOODS_TYPE_FIXED", Some.Listing().Edit(Some.Content(GoodsType.Virtual), null, Some.Policy, _later).Rejection!.Code);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_001, false)]
    public void Stock_IsBounded(int stock, bool accepted)
    {
        Rejection? created = Listing.Create(Some.Listing().Id, Some.SellerId, Some.Content(), stock, Some.Policy, Some.Monday).Rejection;
        Rejection? edited = Some.Listing().Edit(Some.Content(), stock, Some.Policy, _later).Rejection;
        Assert.Equal(accepted ? null : "stock", created?.Errors.Keys.Single());
        Assert.Equal(accepted ? null : "stock", edited?.Errors.Keys.Single());
    }
}
