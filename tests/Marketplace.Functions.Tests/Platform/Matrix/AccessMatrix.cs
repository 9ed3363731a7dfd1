using Marketplace.Functions.Platform.OpenApi;

namespace Marketplace.Functions.Tests.Platform.Matrix;

/// <summary>What a function answers to whom: by caller, then by the resource's state.</summary>
/// <param name="Resource">The resource that its route names; empty when it names none.</param>
/// <param name="Callers">By caller a list <c>state:answer</c>, where <c>*</c> is every other state and an answer is <c>ok</c> or a code.</param>
internal sealed record MatrixRow(string Resource, IReadOnlyDictionary<string, string> Callers)
{
    /// <summary>What this caller gets in this state.</summary>
    public string Answer(string caller, string state)
    {
        Dictionary<string, string> answers = Callers[caller].Split(' ').Select(part => part.Split(':')).ToDictionary(part => part[0], part => part[1]);
        return answers.GetValueOrDefault(state) ?? answers["*"];
    }
}

/// <summary>Who may do what, written down by hand. A function without a row fails the tests.</summary>
internal static class AccessMatrix
{
    public const string Anonymous = "anonymous";
    public const string Stranger = "stranger";
    public const string Owner = "owner";
    public const string Counterpart = "counterpart";

    private const string Hidden = "*:NOT_FOUND";
    private const string ForSale = "active:ok paused:ok *:NOT_FOUND";
    private const string Signature = "*:SIGNATURE_INVALID";

    public static readonly string[] Staff = ["Operator", "Arbiter", "Finance"];

    /// <summary>Everyone who calls.</summary>
    public static IReadOnlyList<string> Callers { get; } = [Anonymous, Stranger, Owner, Counterpart, .. Staff];

    /// <summary>The states of each resource. An order's owner is its buyer, a listing's its seller; the other side is the counterpart.</summary>
    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        [""] = ["any"],
        ["listing"] = ["draft", "active", "paused", "delisted"],
        ["refund"] = ["requested", "rejected", "returnAgreed", "returnShipped", "closed"],
        ["dispute"] = ["evidence", "reply", "ruling", "ruled", "closed"],
        ["member"] = ["any"],
        ["claim"] = ["answering", "ended"],
        ["payout"] = ["any"],
        ["review"] = ["open", "dismissed", "upheld", "appealed"],
        ["flag"] = ["open", "cleared", "reviewed"],
        ["conversation"] = ["listing", "order", "disputed"],
        ["notice"] = ["any"],
        ["webhook"] = ["any"],
        ["order"] = ["placed", "paid", "shipped", "completed", "refunded", "cancelled"],
    };

    /// <summary>A row for each function.</summary>
    public static IReadOnlyDictionary<string, MatrixRow> Rows { get; } = new Dictionary<string, MatrixRow>
    {
        ["GetHealth"] = Open(),
        ["GetVersion"] = Open(),
        ["GetApiDescription"] = Open(),
        ["GetReference"] = Open(),
        ["BrowseListings"] = Open(),
        ["ListCategories"] = Open(),
        ["GetMyAccounts"] = Members(),
        ["GetMyAccountEntries"] = Members(),
        ["ListMyOrders"] = Members(),
        ["CreateListing"] = Members(),
        // The door is open; the example's listing does not exist.
        ["PlaceOrder"] = Members("*:LISTING_NOT_FOUND"),
        ["GetPolicy"] = Open(),
        ["ListDisputes"] = ForRoles("Arbiter", "Operator"),
        ["GetReconciliation"] = ForRoles("Operator", "Finance"),
        ["PaymentWebhook"] = Open(Signature),
        ["CarrierWebhook"] = Open(Signature),

        ["GetListing"] = Row("listing", owner: "*:ok", counterpart: ForSale, stranger: ForSale, staff: ForSale, anonymous: ForSale),
        ["EditListing"] = Row("listing", owner: "delisted:LISTING_STATE *:ok", counterpart: Hidden),
        ["ActivateListing"] = Row("listing", owner: "draft:ok paused:ok *:LISTING_STATE", counterpart: Hidden),
        ["PauseListing"] = Row("listing", owner: "active:ok *:LISTING_STATE", counterpart: Hidden),
        ["DelistListing"] = Row("listing", owner: "delisted:LISTING_STATE *:ok", counterpart: Hidden),

        ["GetOrder"] = Row("order", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["GetCounterpart"] = Row("order", owner: "*:ok", counterpart: "*:ok"),
        ["ListDisclosures"] = Row("order", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["GetOrderClocks"] = Row("order", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["GetOrderHistory"] = Row("order", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        // The example's orders are nobody's.
        ["OpenReview"] = ForRole("Operator", "", "*:VALIDATION_FAILED"),
        ["ListReviews"] = ForRole("Operator", "", "*:ok"),
        ["GetReview"] = ForRole("Operator", "review", "*:ok"),
        ["UpholdReview"] = ForRole("Operator", "review", "open:ok *:REVIEW_STATE"),
        ["DismissReview"] = ForRole("Operator", "review", "open:ok *:REVIEW_STATE"),
        ["UpholdAppeal"] = ForRole("Operator", "review", "appealed:ok *:REVIEW_STATE"),
        ["RejectAppeal"] = ForRole("Operator", "review", "appealed:ok *:REVIEW_STATE"),
        ["ListFlaggedMessages"] = ForRole("Operator", "", "*:ok"),
        ["ReadFlaggedConversation"] = ForRole("Operator", "flag", "cleared:NOT_FOUND *:ok"),
        ["ClearFlaggedMessage"] = ForRole("Operator", "flag", "open:ok *:FLAG_STATE"),
        ["ReviewFlaggedMessage"] = ForRole("Operator", "flag", "open:ok *:FLAG_STATE"),
        ["NoteDevice"] = Members(),
        ["ListMyOffences"] = Members(),
        ["AppealOffence"] = Row("review", owner: "upheld:ok appealed:REVIEW_STATE *:NOT_FOUND", counterpart: Hidden),
        ["SendOrderMessage"] = Row("order", owner: "*:ok", counterpart: "*:ok"),
        ["ListOrderMessages"] = Row("order", owner: "*:ok", counterpart: "*:ok"),
        ["AskAboutListing"] = Row("listing", owner: "*:OWN_LISTING", counterpart: ForSale, stranger: ForSale, staff: ForSale),
        ["ListListingMessages"] = Row("listing", owner: "*:OWN_LISTING", counterpart: ForSale, stranger: ForSale, staff: ForSale),
        ["ListConversations"] = Members(),
        ["CountUnreadMessages"] = Members(),
        ["ListMessages"] = Conversation("disputed:ok *:NOT_FOUND"),
        ["SendMessage"] = Row("conversation", owner: "*:ok", counterpart: "*:ok"),
        ["ListConversationDisclosures"] = Row("conversation", owner: "*:ok", counterpart: "*:ok"),
        ["ReadMessages"] = Row("conversation", owner: "*:ok", counterpart: "*:ok"),
        ["PayOrder"] = Row("order", owner: "placed:ok *:ORDER_STATE", counterpart: "*:WRONG_SIDE"),
        ["CancelOrder"] = Row("order", owner: "placed:ok paid:SHIPPING_NOT_OVERDUE *:ORDER_STATE", counterpart: "placed:ok paid:ok *:ORDER_STATE"),
        ["RepriceOrder"] = Row("order", owner: "*:WRONG_SIDE", counterpart: "placed:ok *:ORDER_STATE"),
        ["ShipOrder"] = Row("order", owner: "*:WRONG_SIDE", counterpart: "paid:ok *:ORDER_STATE"),
        ["ExtendConfirmation"] = Row("order", owner: "shipped:EXTENSION_TOO_EARLY *:ORDER_STATE", counterpart: "shipped:ok *:ORDER_STATE"),
        ["FileClaim"] = Row("order", owner: "completed:GUARANTEE_NOT_JOINED *:ORDER_STATE", counterpart: "*:WRONG_SIDE"),
        ["GetClaim"] = Row("claim", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["AcceptClaim"] = Row("claim", owner: "*:WRONG_SIDE", counterpart: "answering:ok *:CLAIM_STATE"),
        ["RejectClaim"] = Row("claim", owner: "*:WRONG_SIDE", counterpart: "answering:ok *:CLAIM_STATE"),
        ["WithdrawClaim"] = Row("claim", owner: "answering:ok *:CLAIM_STATE", counterpart: "*:WRONG_SIDE"),
        ["ShipBackClaim"] = Row("claim", owner: "*:CLAIM_STATE", counterpart: "*:WRONG_SIDE"),
        ["ReportRepair"] = Row("claim", owner: "*:WRONG_SIDE", counterpart: "*:CLAIM_STATE"),
        ["RuleOnClaim"] = ForRole("Arbiter", "claim", "*:CLAIM_STATE"),
        ["RateOrder"] = Row("order", owner: "completed:ok *:ORDER_STATE", counterpart: "completed:ok *:ORDER_STATE"),
        // The side in the route is the buyer's: of a rating that nobody gave, the door is all there is to see.
        ["ReviseRating"] = Row("order", owner: "*:NOT_RATED", counterpart: "*:WRONG_SIDE"),
        ["ReplyToRating"] = Row("order", owner: "*:WRONG_SIDE", counterpart: "*:NOT_RATED"),
        ["FollowOrder"] = Row("order", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["GetOrderRatings"] = Row("order", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["GetCredit"] = Row("member", "*:ok", "*:ok", "*:ok", "*:ok", "*:ok"),
        ["GetShop"] = Row("member", "*:ok", "*:ok", "*:ok", "*:ok", "*:ok"),
        ["ListMemberRatings"] = Row("member", "*:ok", "*:ok", "*:ok", "*:ok", "*:ok"),
        ["RecomputeCredit"] = ForRole("Operator", "member", "*:ok"),
        ["GetGuarantees"] = Row("member", "*:ok", "*:ok", "*:ok", "*:ok", "*:ok"),
        ["GetMyGuarantees"] = Members(),
        // The door is open; who has nothing cannot put it up, and who never joined cannot leave.
        ["JoinGuarantees"] = Members("*:INSUFFICIENT_FUNDS"),
        ["TopUpBond"] = Members("*:INSUFFICIENT_FUNDS"),
        ["LeaveGuarantees"] = Members("*:NOT_JOINED"),
        ["DepositBond"] = Members(),
        ["ChangeBankAccount"] = Members("*:NOT_VERIFIED"),
        ["GetBankAccount"] = Members("*:NOT_FOUND"),
        ["SetPayoutSchedule"] = Members(),
        ["GetPayoutSchedule"] = Members(),
        ["RequestPayout"] = Members("*:NOT_VERIFIED"),
        ["ListPayouts"] = Members(),
        ["GetPayout"] = Row("payout", owner: "*:ok", counterpart: Hidden),
        ["ListOpenPayouts"] = ForRoles("Operator", "Finance"),
        ["PayoutWebhook"] = Open(Signature),
        ["ListNotifications"] = Members(),
        ["CountUnreadNotifications"] = Members(),
        ["ReadNotification"] = Row("notice", owner: "*:ok", counterpart: Hidden),
        ["ReadAllNotifications"] = Members(),
        ["GetNotificationPreferences"] = Members(),
        ["ChooseNotificationChannels"] = Members(),
        ["AddWebhook"] = Members(),
        ["ListWebhooks"] = Members(),
        // Of a webhook that is not one's own there is nothing to remove, nothing to see and nothing to send again.
        ["RemoveWebhook"] = Row("webhook", owner: "*:ok", counterpart: "*:ok", stranger: "*:ok", staff: "*:ok"),
        ["ListWebhookDeliveries"] = Row("webhook", owner: "*:ok", counterpart: Hidden),
        ["ReplayWebhookDelivery"] = Row("webhook", owner: Hidden, counterpart: Hidden),
        ["ListPoison"] = ForRoles("Operator"),
        ["RedrivePoison"] = ForRoles("Operator"),
        ["GetMyProfile"] = Members(),
        ["EditMyProfile"] = Members(),
        ["GetMember"] = Row("member", "*:ok", "*:ok", "*:ok", "*:ok", "*:ok"),
        ["ListSecurityEvents"] = Members(),
        ["ExportMyData"] = Members(),
        ["ListMyListings"] = Members(),
        ["EraseMyData"] = Members(),
        ["SubmitVerification"] = Members(),
        ["VerificationWebhook"] = Open(Signature),
        ["RevokeVerification"] = ForRole("Operator", "member", "*:VERIFICATION_STATE"),
        ["SetPaymentPassword"] = Members(),
        ["ConfirmEmail"] = Members("*:NOTHING_TO_CONFIRM"),
        ["SendEmailCode"] = Members("*:NOTHING_TO_CONFIRM"),
        ["ChangePaymentPassword"] = Members("*:PAYMENT_PASSWORD_MISSING"),
        ["ResetPaymentPassword"] = Members("*:PAYMENT_PASSWORD_MISSING"),
        // The door is open; who has set none has none to give.
        ["GivePaymentPassword"] = Members("*:PAYMENT_PASSWORD_MISSING"),
        ["ConfirmReceipt"] = Row("order", owner: "shipped:ok *:ORDER_STATE", counterpart: "*:WRONG_SIDE"),
        ["GetCase"] = Row("order", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["GetCasePage"] = Row("order", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["RequestRefund"] = Row("order", owner: "paid:ok shipped:ok *:ORDER_STATE", counterpart: "*:WRONG_SIDE"),

        ["GetRefundRequest"] = Row("refund", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["ReviseRefund"] = Row("refund", owner: "rejected:ok closed:REFUND_CLOSED *:REFUND_PHASE", counterpart: "*:WRONG_SIDE"),
        ["AcceptRefund"] = Row("refund", owner: "*:WRONG_SIDE", counterpart: "requested:ok rejected:ok closed:REFUND_CLOSED *:REFUND_PHASE"),
        ["RejectRefund"] = Row("refund", owner: "*:WRONG_SIDE", counterpart: "requested:ok closed:REFUND_CLOSED *:REFUND_PHASE"),
        ["WithdrawRefund"] = Row("refund", owner: "returnShipped:REFUND_PHASE closed:REFUND_CLOSED *:ok", counterpart: "*:WRONG_SIDE"),
        ["ShipReturn"] = Row("refund", owner: "returnAgreed:ok closed:REFUND_CLOSED *:REFUND_PHASE", counterpart: "*:WRONG_SIDE"),
        ["InspectReturn"] = Row("refund", owner: "*:WRONG_SIDE", counterpart: "returnShipped:ok closed:REFUND_CLOSED *:REFUND_PHASE"),
        ["EscalateRefund"] = Row("refund", owner: "rejected:ok closed:REFUND_CLOSED *:REFUND_PHASE", counterpart: "*:WRONG_SIDE"),

        ["GetDispute"] = Row("dispute", owner: "*:ok", counterpart: "*:ok", staff: "*:ok"),
        ["FileEvidence"] = BothSides("evidence:ok closed:DISPUTE_CLOSED *:EVIDENCE_SEALED"),
        ["FileReply"] = BothSides("reply:ok closed:DISPUTE_CLOSED *:DISPUTE_PHASE"),
        // Of an example that is not of all that is held, and of an offer that nobody made, the door is all there is to see.
        ["OfferSettlement"] = BothSides("closed:DISPUTE_CLOSED *:OFFER_NOT_WHOLE"),
        ["AcceptSettlement"] = BothSides("closed:DISPUTE_CLOSED *:OFFER_GONE"),
        ["AcceptRuling"] = BothSides("ruled:ok closed:DISPUTE_CLOSED *:DISPUTE_PHASE"),
        ["AppealRuling"] = BothSides("ruled:ok closed:DISPUTE_CLOSED *:DISPUTE_PHASE"),
        ["RuleDispute"] = Ruling("ruling:RULING_AMOUNT closed:DISPUTE_CLOSED *:DISPUTE_PHASE"),
    };

    /// <summary>Every cell there is: function, caller, state, and what is answered.</summary>
    public static IEnumerable<(HttpFunction Function, string Caller, string State, string Answer)> Cells() =>
        from function in HttpFunction.In(typeof(MarketplaceApp).Assembly)
        where Rows.ContainsKey(function.Name)
        let row = Rows[function.Name]
        from state in States[row.Resource]
        from caller in Callers
        select (function, caller, state, row.Answer(caller, state));

    private static MatrixRow BothSides(string answers) => Row("dispute", owner: answers, counterpart: answers);

    private static MatrixRow Ruling(string arbiter)
    {
        const string Lacking = "*:ROLE_REQUIRED";
        return new("dispute", new Dictionary<string, string>(Row("dispute", Lacking, Lacking, Lacking, Lacking).Callers) { ["Arbiter"] = arbiter });
    }

    // Who works on cases reads what was said once there is one.
    private static MatrixRow Conversation(string cases) => new(
        "conversation", new Dictionary<string, string>(Row("conversation", owner: "*:ok", counterpart: "*:ok").Callers) { ["Arbiter"] = cases, ["Operator"] = cases });

    private static MatrixRow Open(string everyone = "*:ok") => Row("", everyone, everyone, everyone, everyone, everyone);

    private static MatrixRow Members(string members = "*:ok") => Row("", members, members, members, members);

    private static MatrixRow ForRoles(params string[] roles)
    {
        const string Lacking = "*:ROLE_REQUIRED";
        Dictionary<string, string> callers = new(Row("", Lacking, Lacking, Lacking, Lacking).Callers);
        foreach (string role in roles)
        {
            callers[role] = "*:ok";
        }

        return new("", callers);
    }

    private static MatrixRow ForRole(string role, string resource, string answer)
    {
        const string Lacking = "*:ROLE_REQUIRED";
        return new(resource, new Dictionary<string, string>(Row(resource, Lacking, Lacking, Lacking, Lacking).Callers) { [role] = answer });
    }

    private static MatrixRow Row(string resource, string owner, string counterpart, string stranger = Hidden, string staff = Hidden, string anonymous = "*:TOKEN_REQUIRED")
    {
        Dictionary<string, string> callers = Staff.ToDictionary(role => role, _ => staff);
        (callers[Owner], callers[Counterpart], callers[Stranger], callers[Anonymous]) = (owner, counterpart, stranger, anonymous);
        return new(resource, callers);
    }
}
