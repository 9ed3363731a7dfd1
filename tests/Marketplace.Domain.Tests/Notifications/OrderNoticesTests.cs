using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Refunds;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Notifications;

public class OrderNoticesTests
{
    private static readonly NoticeWords _words = NoticeWords.LoadEmbedded();

    // Who is told of each event when a machine did it. What is silent is so for the reason beside it.
    private static readonly Dictionary<string, string> _told = new()
    {
        ["OrderPlaced"] = "seller:OrderPlaced",
        ["OrderRepriced"] = "buyer:OrderRepriced",
        ["PaymentRequested"] = "", // the buyer is on the way to pay
        ["PaymentDeclined"] = "buyer:PaymentDeclined",
        ["PaymentReminded"] = "buyer:PaymentReminder",
        ["PaymentCaptured"] = "seller:OrderPaid buyer:PaymentReceived",
        ["PaymentReturned"] = "buyer:PaymentReturned",
        ["OrderCancelled"] = "buyer:OrderCancelled seller:OrderCancelled",
        ["OrderShipped"] = "buyer:OrderShipped",
        ["ConfirmationExtended"] = "buyer:ConfirmationExtended seller:ConfirmationExtended",
        ["DeliverySignalled"] = "buyer:OrderDelivered",
        ["ConfirmationReminded"] = "buyer:ConfirmationReminder",
        ["ReceiptConfirmed"] = "", // told at the release
        ["ReceiptAutoConfirmed"] = "buyer:OrderAutoConfirmed", // the seller is told at the release
        ["EscrowReleased"] = "seller:OrderReleased",
        ["EscrowRefunded"] = "buyer:OrderRefunded seller:OrderRefunded",
        ["LatenessCompensated"] = "buyer:LatenessPaid seller:LatenessCharged",
        ["RefundRequested"] = "seller:RefundRequested",
        ["RefundRevised"] = "seller:RefundRevised",
        ["RefundRejected"] = "buyer:RefundRejected",
        ["RefundAgreed"] = "", // told by the money, or the return, that follows in the same commit
        ["ReturnAgreed"] = "buyer:ReturnAgreed",
        ["ReturnShipped"] = "seller:ReturnShipped",
        ["ReturnAccepted"] = "", // told by the money
        ["ReturnContested"] = "", // told by the dispute
        ["EscrowPartlyRefunded"] = "buyer:OrderPartlyRefunded seller:OrderPartlyRefunded",
        ["RefundClosed"] = "buyer:RefundLapsed seller:RefundLapsed",
        ["DisputeOpened"] = "buyer:DisputeOpened seller:DisputeOpened",
        ["EvidenceFiled"] = "", // sealed
        ["EvidenceUnsealed"] = "buyer:EvidenceUnsealed seller:EvidenceUnsealed",
        ["RulingAwaited"] = "", // nobody is to do anything
        ["RulingOverdue"] = "", // staff is told
        ["DisputeRuled"] = "buyer:DisputeRuled seller:DisputeRuled",
        ["RulingAccepted"] = "buyer:RulingAccepted seller:RulingAccepted",
        ["RulingAppealed"] = "buyer:RulingAppealed seller:RulingAppealed",
        ["SettlementOffered"] = "buyer:SettlementOffered seller:SettlementOffered",
        ["DisputeClosed"] = "buyer:DisputeSettled seller:DisputeSettled",
        ["ClaimFiled"] = "seller:ClaimFiled",
        ["ClaimReturnAgreed"] = "buyer:ClaimReturnAgreed",
        ["ClaimGoodsShippedBack"] = "seller:ClaimGoodsShippedBack",
        ["ClaimRejected"] = "buyer:ClaimRejected",
        ["ClaimRulingOverdue"] = "", // staff is told
        ["ClaimUpheld"] = "buyer:ClaimPaid seller:ClaimCharged",
        ["ClaimClosed"] = "buyer:ClaimClosed seller:ClaimClosed",
        ["EscrowChargedBack"] = "seller:ChargedBack",
        ["ReleaseChargedBack"] = "seller:ChargedBack",
        ["ChargebackReversed"] = "seller:ChargebackReversed buyer:OrderPartlyRefunded",
        ["RatingGiven"] = "", // sealed
        ["RatingDefaulted"] = "", // told when it is revealed
        ["RatingsRevealed"] = "buyer:RatingsRevealed seller:RatingsRevealed",
        ["RatingRevised"] = "buyer:RatingRevised seller:RatingRevised",
        ["RatingReplied"] = "buyer:RatingReplied",
    };

    private static readonly Lazy<IReadOnlyDictionary<string, (OrderRecord Record, Order Order)>> _samples = new(Samples);

    [Fact]
    public void EveryEvent_IsTold_OrSilentForAReason()
    {
        IEnumerable<string> events = typeof(OrderEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OrderEvent)) && !type.IsAbstract).Select(type => type.Name);
        Assert.Equal(events.Order(), _told.Keys.Order());
        Assert.Equal(_told.Keys.Order(), _samples.Value.Keys.Order());
        Assert.Equal(_told.OrderBy(pair => pair.Key), _samples.Value.OrderBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key, Told(pair.Value))));
    }

    [Fact]
    public void EveryNotice_HasAllThatItsWordsSpeakOf_InEveryLanguage()
    {
        foreach ((OrderRecord record, Order order) in _samples.Value.Values)
        {
            foreach (Notice notice in OrderNotices.Of(record, order))
            {
                Assert.Equal(NoticeGroups.Of(notice.Kind) is var group, Enum.IsDefined(group));
                foreach (string language in _words.Languages)
                {
                    NoticeText text = _words.Write(notice.Kind, notice.About, language);
                    Assert.DoesNotContain("–", text.Title + text.Text, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void AListingThatRunsLow_IsToldToItsSeller_BesideTheOrder()
    {
        (OrderRecord record, Order order) = _samples.Value["OrderPlaced"];
        OrderPlaced placed = (OrderPlaced)record.Event;

        IReadOnlyList<Notice> notices = OrderNotices.Of(record with { Event = placed with { RunningLow = [new(order.Lines[0].ListingId, 2)] } }, order);

        Assert.Equal([NoticeKind.OrderPlaced, NoticeKind.LowStock], notices.Select(notice => notice.Kind));
        Assert.All(notices, notice => Assert.Equal(order.SellerId, notice.Recipient));
        Assert.NotEqual(notices[0].Id, notices[1].Id);
        Assert.Equal($"Only 2 pieces of {order.Lines[0].Title} are left.", _words.Write(notices[1].Kind, notices[1].About, "en").Text);
    }

    [Fact]
    public void WhoActed_IsNotTold_ExceptWhatTheOtherSideSaid()
    {
        foreach ((OrderRecord record, Order order) in _samples.Value.Values)
        {
            foreach (Actor actor in new[] { new Actor(ActorRole.Buyer, order.BuyerId), new Actor(ActorRole.Seller, order.SellerId) })
            {
                IReadOnlyList<Notice> notices = OrderNotices.Of(record with { Actor = actor.ToString() }, order);
                Assert.Equal(record.Event is RatingsRevealed, notices.Any(notice => notice.Recipient == actor.Member));
            }
        }
    }

    [Fact]
    public void AnyHistory_TellsASideOnceAnEvent_AndTheSameWhenItIsToldAgain() => Always.Holds(History.Any, history =>
    {
        Scenario scenario = history.Play().Last();
        Notice[] notices = [.. scenario.Records.SelectMany(record => OrderNotices.Of(record, scenario.Order))];
        Assert.Equal(notices.Length, notices.Select(notice => notice.Id).Distinct().Count());
        Assert.Equal(notices.Select(notice => notice.Id), scenario.Records.SelectMany(record => OrderNotices.Of(record, scenario.Order)).Select(notice => notice.Id));
        Assert.All(notices, notice => Assert.NotNull(IdText.TryParse<NoticeId>(notice.Id.Value)));
    });

    [Theory]
    [InlineData(OrderOutcome.Unpaid, "buyer:OrderUnpaid seller:OrderUnpaid")]
    [InlineData(OrderOutcome.CancelledBySeller, "buyer:OrderCancelled seller:OrderCancelled")]
    public void OrderCancelled_SaysWhy(OrderOutcome outcome, string told) => Assert.Equal(told, Told(With(new OrderCancelled(outcome))));

    [Theory]
    [InlineData(RefundEnd.Paid, "")]
    [InlineData(RefundEnd.Withdrawn, "seller:RefundWithdrawn")]
    [InlineData(RefundEnd.NotReturned, "buyer:RefundLapsed seller:RefundLapsed")]
    public void RefundClosed_IsToldUnlessMoneyTellsIt(RefundEnd end, string told) => Assert.Equal(told, Told(With(new RefundClosed(end, null))));

    [Theory]
    [InlineData(RatingScore.Neutral)]
    [InlineData(RatingScore.Bad)]
    public void RatingsRevealed_NeutralOrBad_WarnsTheSeller(RatingScore score)
    {
        Order order = Scenario.In(EscrowPhase.Completed).Order;
        Rating rating = new() { By = ActorRole.Buyer, Score = score, Comment = "", GivenUtc = order.PlacedUtc };
        order = order with { Ratings = new() { ByBuyer = rating, ClosesUtc = order.PlacedUtc } };

        Assert.Equal("buyer:RatingsRevealed seller:BadRating", Told((With(new RatingsRevealed()).Record, order)));
    }

    private static string Told((OrderRecord Record, Order Order) sample) => string.Join(' ', OrderNotices.Of(sample.Record with { Actor = "provider" }, sample.Order)
        .Select(notice => $"{(notice.Recipient == sample.Order.BuyerId ? "buyer" : "seller")}:{notice.Kind}"));

    private static (OrderRecord Record, Order Order) With(OrderEvent @event)
    {
        Scenario scenario = Scenario.In(EscrowPhase.Completed);
        return (new OrderRecord(scenario.Order.Version + 1, @event, "provider", scenario.NowUtc, scenario.Order.PolicyVersion), scenario.Order);
    }

    // Of what no history here comes to, one is made up.
    private static Dictionary<string, (OrderRecord Record, Order Order)> Samples()
    {
        Dictionary<string, (OrderRecord Record, Order Order)> samples = [];
        Always.HoldsForFixedCases(History.Any, history =>
        {
            Scenario scenario = history.Play().Last();
            foreach (OrderRecord record in scenario.Records)
            {
                samples.TryAdd(record.Event.GetType().Name, (record, scenario.Order));
            }
        });
        Order order = Scenario.In(EscrowPhase.Completed).Order;
        (DateTimeOffset at, Money some, PaymentId payment) = (order.PlacedUtc, order.Price.Total, order.CapturedPayment!.Value);
        OrderEvent[] more =
        [
            new ClaimFiled(ClaimId.For(order.Id, 1), Guarantee.AsDescribed, some, "No.", [], at),
            new ClaimReturnAgreed(false, at),
            new ClaimGoodsShippedBack(new("sf-express", "1"), at),
            new ClaimRejected("No.", at),
            new ClaimRulingOverdue(),
            new ClaimUpheld(ClaimFinder.Seller, payment, some, some),
            new ClaimClosed(ClaimEnd.Dismissed),
            new EscrowChargedBack(payment, some, some, some),
            new ReleaseChargedBack(payment, some, some),
            new ChargebackReversed(payment, some, some, some),
            new RatingGiven(ActorRole.Buyer, RatingScore.Good, "", null, at),
            new RatingDefaulted(ActorRole.Buyer),
            new RatingsRevealed(),
            new RatingRevised(ActorRole.Buyer, RatingRevision.Good),
            new RatingReplied(ActorRole.Buyer, "Thanks."),
            new OrderCancelled(OrderOutcome.CancelledByBuyer),
            new RefundClosed(RefundEnd.Lapsed, null),
            new DisputeClosed(DisputeEnd.Settled, some, some),
        ];
        foreach (OrderEvent @event in more)
        {
            samples[@event.GetType().Name] = With(@event);
        }

        return samples;
    }
}
