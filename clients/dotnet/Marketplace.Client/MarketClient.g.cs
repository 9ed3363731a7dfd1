// Generated from docs/openapi.json by ./market describe.
#nullable enable
using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Marketplace.Client;

public sealed partial class MarketClient
{
    /// <summary>What the caller has and owes, and how it came about.</summary>
    public Task<MyAccountsResponse> GetMyAccountsAsync(CancellationToken cancellationToken = default) =>
        SendAsync<MyAccountsResponse>(HttpMethod.Get, $"accounts/me", null, null, null, cancellationToken);

    /// <summary>What the caller has and owes, and how it came about.</summary>
    public Task<AccountEntryResponsePage> GetMyAccountEntriesAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<AccountEntryResponsePage>(HttpMethod.Get, Query($"accounts/me/entries", ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>What may be listed where, and how it is graded.</summary>
    public Task<CategoriesResponse> ListCategoriesAsync(CancellationToken cancellationToken = default) =>
        SendAsync<CategoriesResponse>(HttpMethod.Get, $"categories", null, null, null, cancellationToken);

    /// <summary>The seller accepts, rejects or repairs; the buyer withdraws or sends goods back.</summary>
    public Task<ClaimResponse> GetClaimAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<ClaimResponse>(HttpMethod.Get, $"claims/{Uri.EscapeDataString(id)}", null, null, null, cancellationToken);

    /// <summary>The seller accepts, rejects or repairs; the buyer withdraws or sends goods back.</summary>
    public Task<ClaimResponse> AcceptClaimAsync(string id, string paymentGrant, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ClaimResponse>(HttpMethod.Post, $"claims/{Uri.EscapeDataString(id)}/accept", null, idempotencyKey, ifMatch, cancellationToken, paymentGrant);

    /// <summary>The seller accepts, rejects or repairs; the buyer withdraws or sends goods back.</summary>
    public Task<ClaimResponse> RejectClaimAsync(string id, RejectClaimRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ClaimResponse>(HttpMethod.Post, $"claims/{Uri.EscapeDataString(id)}/reject", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The seller accepts, rejects or repairs; the buyer withdraws or sends goods back.</summary>
    public Task<ClaimResponse> ReportRepairAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ClaimResponse>(HttpMethod.Post, $"claims/{Uri.EscapeDataString(id)}/repaired", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>An arbiter decides what the parties could not.</summary>
    public Task<ClaimResponse> RuleOnClaimAsync(string id, RuleOnClaimRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ClaimResponse>(HttpMethod.Post, $"claims/{Uri.EscapeDataString(id)}/ruling", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The seller accepts, rejects or repairs; the buyer withdraws or sends goods back.</summary>
    public Task<ClaimResponse> ShipBackClaimAsync(string id, ShipOrderRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ClaimResponse>(HttpMethod.Post, $"claims/{Uri.EscapeDataString(id)}/ship-back", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The seller accepts, rejects or repairs; the buyer withdraws or sends goods back.</summary>
    public Task<ClaimResponse> WithdrawClaimAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ClaimResponse>(HttpMethod.Post, $"claims/{Uri.EscapeDataString(id)}/withdraw", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>One&apos;s conversations, whatever they are about.</summary>
    public Task<ConversationResponsePage> ListConversationsAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<ConversationResponsePage>(HttpMethod.Get, Query($"conversations", ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>One&apos;s conversations, whatever they are about.</summary>
    public Task<UnreadResponse> CountUnreadMessagesAsync(CancellationToken cancellationToken = default) =>
        SendAsync<UnreadResponse>(HttpMethod.Get, $"conversations/unread-count", null, null, null, cancellationToken);

    /// <summary>One&apos;s conversations, whatever they are about.</summary>
    public Task<DisclosureRecordPage> ListConversationDisclosuresAsync(string id, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<DisclosureRecordPage>(HttpMethod.Get, Query($"conversations/{Uri.EscapeDataString(id)}/disclosures", ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>One&apos;s conversations, whatever they are about.</summary>
    public Task<MessagesResponse> ListMessagesAsync(string id, string? after = null, string? limit = null, CancellationToken cancellationToken = default) =>
        SendAsync<MessagesResponse>(HttpMethod.Get, Query($"conversations/{Uri.EscapeDataString(id)}/messages", ("after", after), ("limit", limit)), null, null, null, cancellationToken);

    /// <summary>One&apos;s conversations, whatever they are about.</summary>
    public Task<SentMessageResponse> SendMessageAsync(string id, SendMessageRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<SentMessageResponse>(HttpMethod.Post, $"conversations/{Uri.EscapeDataString(id)}/messages", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>One&apos;s conversations, whatever they are about.</summary>
    public Task<ConversationResponse> ReadMessagesAsync(string id, ReadMessagesRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ConversationResponse>(HttpMethod.Post, $"conversations/{Uri.EscapeDataString(id)}/read", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>A dispute with what was filed, as far as the caller may see it.</summary>
    public Task<DisputeResponse> GetDisputeAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<DisputeResponse>(HttpMethod.Get, $"disputes/{Uri.EscapeDataString(id)}", null, null, null, cancellationToken);

    /// <summary>A side appeals the first ruling, with new evidence; another arbiter rules for good.</summary>
    public Task<DisputeResponse> AppealRulingAsync(string id, StatementRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<DisputeResponse>(HttpMethod.Post, $"disputes/{Uri.EscapeDataString(id)}/appeal", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>A side shows what it has, once; the other sees it when both have filed or time is up.</summary>
    public Task<DisputeResponse> FileEvidenceAsync(string id, StatementRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<DisputeResponse>(HttpMethod.Post, $"disputes/{Uri.EscapeDataString(id)}/evidence", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>A side offers a split; an offer that stood before falls.</summary>
    public Task<DisputeResponse> OfferSettlementAsync(string id, SettlementRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<DisputeResponse>(HttpMethod.Post, $"disputes/{Uri.EscapeDataString(id)}/offers", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The other side accepts the offer that stands; the money moves.</summary>
    public Task<DisputeResponse> AcceptSettlementAsync(string id, AcceptSettlementRequest body, string paymentGrant, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<DisputeResponse>(HttpMethod.Post, $"disputes/{Uri.EscapeDataString(id)}/offers/accept", body, idempotencyKey, ifMatch, cancellationToken, paymentGrant);

    /// <summary>A side replies to what the other showed, once.</summary>
    public Task<DisputeResponse> FileReplyAsync(string id, StatementRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<DisputeResponse>(HttpMethod.Post, $"disputes/{Uri.EscapeDataString(id)}/reply", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>An arbiter rules. The money waits for the time to appeal; on appeal it moves at once.</summary>
    public Task<DisputeResponse> RuleDisputeAsync(string id, RulingRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<DisputeResponse>(HttpMethod.Post, $"disputes/{Uri.EscapeDataString(id)}/ruling", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>A side accepts the first ruling; once both have, the money moves.</summary>
    public Task<DisputeResponse> AcceptRulingAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<DisputeResponse>(HttpMethod.Post, $"disputes/{Uri.EscapeDataString(id)}/ruling/accept", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>Get health</summary>
    public Task<HealthResponse> GetHealthAsync(CancellationToken cancellationToken = default) =>
        SendAsync<HealthResponse>(HttpMethod.Get, $"health", null, null, null, cancellationToken);

    /// <summary>What is for sale.</summary>
    public Task<ListingSummaryPage> BrowseListingsAsync(string? q = null, string? category = null, string? seller = null, string? sort = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<ListingSummaryPage>(HttpMethod.Get, Query($"listings", ("q", q), ("category", category), ("seller", seller), ("sort", sort), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>A seller drafts a listing.</summary>
    public Task<ListingResponse> CreateListingAsync(CreateListingRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<ListingResponse>(HttpMethod.Post, $"listings", body, idempotencyKey, null, cancellationToken);

    /// <summary>A listing; drafts and delisted ones for their seller only.</summary>
    public Task<ListingResponse> GetListingAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<ListingResponse>(HttpMethod.Get, $"listings/{Uri.EscapeDataString(id)}", null, null, null, cancellationToken);

    /// <summary>The seller edits a listing. Idempotent by itself; send `If-Match` against lost edits.</summary>
    public Task<ListingResponse> EditListingAsync(string id, EditListingRequest body, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ListingResponse>(HttpMethod.Patch, $"listings/{Uri.EscapeDataString(id)}", body, null, ifMatch, cancellationToken);

    /// <summary>The seller moves a listing through its states. For sale from now on.</summary>
    public Task<ListingResponse> ActivateListingAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ListingResponse>(HttpMethod.Post, $"listings/{Uri.EscapeDataString(id)}/activate", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The seller moves a listing through its states. Gone for good.</summary>
    public Task<ListingResponse> DelistListingAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ListingResponse>(HttpMethod.Post, $"listings/{Uri.EscapeDataString(id)}/delist", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>POST and somebody asks before buying. The seller answers in the conversation.</summary>
    public Task<MessagesResponse> ListListingMessagesAsync(string id, string? after = null, string? limit = null, CancellationToken cancellationToken = default) =>
        SendAsync<MessagesResponse>(HttpMethod.Get, Query($"listings/{Uri.EscapeDataString(id)}/messages", ("after", after), ("limit", limit)), null, null, null, cancellationToken);

    /// <summary>POST and somebody asks before buying. The seller answers in the conversation.</summary>
    public Task<SentMessageResponse> AskAboutListingAsync(string id, SendMessageRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<SentMessageResponse>(HttpMethod.Post, $"listings/{Uri.EscapeDataString(id)}/messages", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The seller moves a listing through its states. Not for sale for now.</summary>
    public Task<ListingResponse> PauseListingAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ListingResponse>(HttpMethod.Post, $"listings/{Uri.EscapeDataString(id)}/pause", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>GET and the caller as a member.</summary>
    public Task<MyProfileResponse> GetMyProfileAsync(CancellationToken cancellationToken = default) =>
        SendAsync<MyProfileResponse>(HttpMethod.Get, $"members/me", null, null, null, cancellationToken);

    /// <summary>GET and the caller as a member. Idempotent by itself; send `If-Match` against lost edits.</summary>
    public Task<MyProfileResponse> EditMyProfileAsync(EditProfileRequest body, CancellationToken cancellationToken = default) =>
        SendAsync<MyProfileResponse>(HttpMethod.Patch, $"members/me", body, null, null, cancellationToken);

    /// <summary>POST and not in a row, not in a log, and not as a hash from which it could be guessed. A keyed one tells whether two members have the same.</summary>
    public Task<BankAccountResponse> GetBankAccountAsync(CancellationToken cancellationToken = default) =>
        SendAsync<BankAccountResponse>(HttpMethod.Get, $"members/me/bank-account", null, null, null, cancellationToken);

    /// <summary>POST and not in a row, not in a log, and not as a hash from which it could be guessed. A keyed one tells whether two members have the same.</summary>
    public Task<BankAccountResponse> ChangeBankAccountAsync(ChangeBankAccountRequest body, string paymentGrant, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<BankAccountResponse>(HttpMethod.Post, $"members/me/bank-account", body, idempotencyKey, null, cancellationToken, paymentGrant);

    /// <summary>A seller pays a bond in through the provider; it is there when the provider says so.</summary>
    public Task<DepositBondResponse> DepositBondAsync(DepositBondRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<DepositBondResponse>(HttpMethod.Post, $"members/me/bond/deposits", body, idempotencyKey, null, cancellationToken);

    /// <summary>Joining and leaving guarantees, and the bond behind them. from the available balance.</summary>
    public Task<GuaranteesResponse> TopUpBondAsync(TopUpBondRequest body, string paymentGrant, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<GuaranteesResponse>(HttpMethod.Post, $"members/me/bond/top-ups", body, idempotencyKey, null, cancellationToken, paymentGrant);

    /// <summary>A client may say which device it runs on, so that trades between two accounts on one do not count.</summary>
    public Task<DeviceResponse> NoteDeviceAsync(NoteDeviceRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<DeviceResponse>(HttpMethod.Post, $"members/me/devices", body, idempotencyKey, null, cancellationToken);

    /// <summary>Mail goes only to an address that the member has shown to be its own (docs/adr/0014). Another code, for the address that waits for one; the last is good for nothing then.</summary>
    public Task<MyProfileResponse> SendEmailCodeAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<MyProfileResponse>(HttpMethod.Post, $"members/me/email/codes", null, idempotencyKey, null, cancellationToken);

    /// <summary>Mail goes only to an address that the member has shown to be its own (docs/adr/0014).</summary>
    public Task<MyProfileResponse> ConfirmEmailAsync(ConfirmEmailRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<MyProfileResponse>(HttpMethod.Post, $"members/me/email/confirmation", body, idempotencyKey, null, cancellationToken);

    /// <summary>The caller&apos;s personal data goes; orders, entries and payouts stay under the member&apos;s id (docs/adr/0019). Nothing is erased while somebody still needs it.</summary>
    public Task<ErasureResponse> EraseMyDataAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<ErasureResponse>(HttpMethod.Post, $"members/me/erasure", null, idempotencyKey, null, cancellationToken);

    /// <summary>Everything that the market has about the caller, part after part, a page at a time. A page may be empty although more follow; all pages together are the export.</summary>
    public Task<ExportedItemPage> ExportMyDataAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<ExportedItemPage>(HttpMethod.Get, Query($"members/me/export", ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>Joining and leaving guarantees, and the bond behind them.</summary>
    public Task<GuaranteesResponse> GetMyGuaranteesAsync(CancellationToken cancellationToken = default) =>
        SendAsync<GuaranteesResponse>(HttpMethod.Get, $"members/me/guarantees", null, null, null, cancellationToken);

    /// <summary>Joining and leaving guarantees, and the bond behind them.</summary>
    public Task<GuaranteesResponse> JoinGuaranteesAsync(JoinGuaranteesRequest body, string paymentGrant, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<GuaranteesResponse>(HttpMethod.Post, $"members/me/guarantees", body, idempotencyKey, null, cancellationToken, paymentGrant);

    /// <summary>Joining and leaving guarantees, and the bond behind them. the bond goes back in 90 days.</summary>
    public Task<GuaranteesResponse> LeaveGuaranteesAsync(string paymentGrant, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<GuaranteesResponse>(HttpMethod.Post, $"members/me/guarantees/leave", null, idempotencyKey, null, cancellationToken, paymentGrant);

    /// <summary>Everything that the caller has put up, drafts and paused ones too.</summary>
    public Task<OwnListingPage> ListMyListingsAsync(string? state = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<OwnListingPage>(HttpMethod.Get, Query($"members/me/listings", ("state", state), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>What was upheld against the caller, and what the caller says to it.</summary>
    public Task<MyOffencesResponse> ListMyOffencesAsync(CancellationToken cancellationToken = default) =>
        SendAsync<MyOffencesResponse>(HttpMethod.Get, $"members/me/offences", null, null, null, cancellationToken);

    /// <summary>What was upheld against the caller, and what the caller says to it.</summary>
    public Task<MyOffenceResponse> AppealOffenceAsync(string id, AppealOffenceRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<MyOffenceResponse>(HttpMethod.Post, $"members/me/offences/{Uri.EscapeDataString(id)}/appeal", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>A member sets the second secret, once.</summary>
    public Task<PaymentPasswordResponse> SetPaymentPasswordAsync(SetPaymentPasswordRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<PaymentPasswordResponse>(HttpMethod.Post, $"members/me/payment-password", body, idempotencyKey, null, cancellationToken);

    /// <summary>Who knows the payment password replaces it.</summary>
    public Task<PaymentPasswordResponse> ChangePaymentPasswordAsync(ChangePaymentPasswordRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<PaymentPasswordResponse>(HttpMethod.Post, $"members/me/payment-password/change", body, idempotencyKey, null, cancellationToken);

    /// <summary>Who has forgotten it signs in anew and answers the security question.</summary>
    public Task<PaymentPasswordResponse> ResetPaymentPasswordAsync(ResetPaymentPasswordRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<PaymentPasswordResponse>(HttpMethod.Post, $"members/me/payment-password/reset", body, idempotencyKey, null, cancellationToken);

    /// <summary>A member gives the payment password, and gets leave to move money.</summary>
    public Task<PaymentGrantResponse> GivePaymentPasswordAsync(GivePaymentPasswordRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<PaymentGrantResponse>(HttpMethod.Post, $"members/me/payment-password/verifications", body, idempotencyKey, null, cancellationToken);

    /// <summary>PUT and a standing order for payouts.</summary>
    public Task<PayoutScheduleResponse> GetPayoutScheduleAsync(CancellationToken cancellationToken = default) =>
        SendAsync<PayoutScheduleResponse>(HttpMethod.Get, $"members/me/payout-schedule", null, null, null, cancellationToken);

    /// <summary>PUT and a standing order for payouts.</summary>
    public Task<PayoutScheduleResponse> SetPayoutScheduleAsync(PayoutScheduleRequest body, string paymentGrant, CancellationToken cancellationToken = default) =>
        SendAsync<PayoutScheduleResponse>(HttpMethod.Put, $"members/me/payout-schedule", body, null, null, cancellationToken, paymentGrant);

    /// <summary>What the caller was told about passwords, locks and the verification.</summary>
    public Task<SecurityEventPage> ListSecurityEventsAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<SecurityEventPage>(HttpMethod.Get, Query($"members/me/security-events", ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>A member asks the provider to confirm who one legally is. Sellers must be verified.</summary>
    public Task<VerificationResponse> SubmitVerificationAsync(SubmitVerificationRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<VerificationResponse>(HttpMethod.Post, $"members/me/verification", body, idempotencyKey, null, cancellationToken);

    /// <summary>POST, GET and the caller&apos;s own systems that are told what the inbox is told.</summary>
    public Task<MemberWebhooksResponse> ListWebhooksAsync(CancellationToken cancellationToken = default) =>
        SendAsync<MemberWebhooksResponse>(HttpMethod.Get, $"members/me/webhooks", null, null, null, cancellationToken);

    /// <summary>POST, GET and the caller&apos;s own systems that are told what the inbox is told.</summary>
    public Task<MemberWebhookResponse> AddWebhookAsync(AddWebhookRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<MemberWebhookResponse>(HttpMethod.Post, $"members/me/webhooks", body, idempotencyKey, null, cancellationToken);

    /// <summary>POST, GET and the caller&apos;s own systems that are told what the inbox is told. Idempotent by itself: what is not there is removed.</summary>
    public Task<MemberWebhooksResponse> RemoveWebhookAsync(string id, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<MemberWebhooksResponse>(HttpMethod.Delete, $"members/me/webhooks/{Uri.EscapeDataString(id)}", null, null, ifMatch, cancellationToken);

    /// <summary>What was sent to the caller&apos;s systems, and sending again what was given up.</summary>
    public Task<DeliveryResponsePage> ListWebhookDeliveriesAsync(string id, string? failed = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<DeliveryResponsePage>(HttpMethod.Get, Query($"members/me/webhooks/{Uri.EscapeDataString(id)}/deliveries", ("failed", failed), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>What was sent to the caller&apos;s systems, and sending again what was given up.</summary>
    public Task<DeliveryResponse> ReplayWebhookDeliveryAsync(string id, string notice, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<DeliveryResponse>(HttpMethod.Post, $"members/me/webhooks/{Uri.EscapeDataString(id)}/deliveries/{Uri.EscapeDataString(notice)}/replay", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>A member as anyone sees one.</summary>
    public Task<MemberResponse> GetMemberAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<MemberResponse>(HttpMethod.Get, $"members/{Uri.EscapeDataString(id)}", null, null, null, cancellationToken);

    /// <summary>What a member&apos;s trading partners think of it, and what came of its trades.</summary>
    public Task<MemberCreditResponse> GetCreditAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<MemberCreditResponse>(HttpMethod.Get, $"members/{Uri.EscapeDataString(id)}/credit", null, null, null, cancellationToken);

    /// <summary>What a seller guarantees.</summary>
    public Task<MemberGuaranteesResponse> GetGuaranteesAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<MemberGuaranteesResponse>(HttpMethod.Get, $"members/{Uri.EscapeDataString(id)}/guarantees", null, null, null, cancellationToken);

    /// <summary>What a member&apos;s trading partners think of it, and what came of its trades.</summary>
    public Task<MemberRatingResponsePage> ListMemberRatingsAsync(string id, string role, string? score = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<MemberRatingResponsePage>(HttpMethod.Get, Query($"members/{Uri.EscapeDataString(id)}/ratings", ("role", role), ("score", score), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>All that a buyer wants to know of a seller, in one answer.</summary>
    public Task<ShopResponse> GetShopAsync(string id, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<ShopResponse>(HttpMethod.Get, Query($"members/{Uri.EscapeDataString(id)}/shop", ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>The caller&apos;s inbox, in the caller&apos;s language.</summary>
    public Task<NotificationResponsePage> ListNotificationsAsync(string? unread = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<NotificationResponsePage>(HttpMethod.Get, Query($"notifications", ("unread", unread), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>GET and how the caller is told things.</summary>
    public Task<NotificationPreferencesResponse> GetNotificationPreferencesAsync(CancellationToken cancellationToken = default) =>
        SendAsync<NotificationPreferencesResponse>(HttpMethod.Get, $"notifications/preferences", null, null, null, cancellationToken);

    /// <summary>GET and how the caller is told things. Idempotent by itself; send `If-Match` against lost edits.</summary>
    public Task<NotificationPreferencesResponse> ChooseNotificationChannelsAsync(ChooseChannelsRequest body, CancellationToken cancellationToken = default) =>
        SendAsync<NotificationPreferencesResponse>(HttpMethod.Patch, $"notifications/preferences", body, null, null, cancellationToken);

    /// <summary>The caller has read one, or all up to now. Read stays read.</summary>
    public Task<NotificationsReadResponse> ReadAllNotificationsAsync(string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<NotificationsReadResponse>(HttpMethod.Post, $"notifications/read", null, idempotencyKey, null, cancellationToken);

    /// <summary>The caller&apos;s inbox, in the caller&apos;s language.</summary>
    public Task<UnreadCount> CountUnreadNotificationsAsync(CancellationToken cancellationToken = default) =>
        SendAsync<UnreadCount>(HttpMethod.Get, $"notifications/unread-count", null, null, null, cancellationToken);

    /// <summary>The caller has read one, or all up to now. Read stays read.</summary>
    public Task<NotificationReadResponse> ReadNotificationAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<NotificationReadResponse>(HttpMethod.Post, $"notifications/{Uri.EscapeDataString(id)}/read", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>This description of the API.</summary>
    public Task<JsonElement> GetApiDescriptionAsync(CancellationToken cancellationToken = default) =>
        SendAsync<JsonElement>(HttpMethod.Get, $"openapi.json", null, null, null, cancellationToken);

    /// <summary>Disputes that await a ruling, the most urgent first.</summary>
    public Task<QueuedDisputePage> ListDisputesAsync(string? due = null, string? queue = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<QueuedDisputePage>(HttpMethod.Get, Query($"operator/disputes", ("due", due), ("queue", queue), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>Cleared, or a review case against the sender.</summary>
    public Task<FlagResponsePage> ListFlaggedMessagesAsync(string? state = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<FlagResponsePage>(HttpMethod.Get, Query($"operator/flagged-messages", ("state", state), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>Cleared, or a review case against the sender.</summary>
    public Task<FlaggedConversationResponse> ReadFlaggedConversationAsync(string id, string? after = null, string? limit = null, CancellationToken cancellationToken = default) =>
        SendAsync<FlaggedConversationResponse>(HttpMethod.Get, Query($"operator/flagged-messages/{Uri.EscapeDataString(id)}", ("after", after), ("limit", limit)), null, null, null, cancellationToken);

    /// <summary>Cleared, or a review case against the sender. It is harmless.</summary>
    public Task<FlagResponse> ClearFlaggedMessageAsync(string id, ClearFlagRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<FlagResponse>(HttpMethod.Post, $"operator/flagged-messages/{Uri.EscapeDataString(id)}/clear", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>Cleared, or a review case against the sender.</summary>
    public Task<ReviewResponse> ReviewFlaggedMessageAsync(string id, ReviewFlagRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ReviewResponse>(HttpMethod.Post, $"operator/flagged-messages/{Uri.EscapeDataString(id)}/review", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>Counts all orders of a member again, by the current rules, from the truth: orders and review cases.</summary>
    public Task<RecomputeCreditResponse> RecomputeCreditAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<RecomputeCreditResponse>(HttpMethod.Post, $"operator/members/{Uri.EscapeDataString(id)}/credit/recompute", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>An operator takes a verification back; the member lists nothing new, and what is for sale is paused.</summary>
    public Task<VerificationResponse> RevokeVerificationAsync(string id, RevokeVerificationRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<VerificationResponse>(HttpMethod.Post, $"operator/members/{Uri.EscapeDataString(id)}/revoke-verification", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>What is on its way, and for how long; those that the provider is silent about are parked.</summary>
    public Task<OpenPayoutResponsePage> ListOpenPayoutsAsync(string? state = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<OpenPayoutResponsePage>(HttpMethod.Get, Query($"operator/payouts", ("state", state), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>Messages that failed too often, once their cause is mended.</summary>
    public Task<PoisonResponse> ListPoisonAsync(CancellationToken cancellationToken = default) =>
        SendAsync<PoisonResponse>(HttpMethod.Get, $"operator/poison", null, null, null, cancellationToken);

    /// <summary>Messages that failed too often, once their cause is mended.</summary>
    public Task<RedriveResponse> RedrivePoisonAsync(string queue, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<RedriveResponse>(HttpMethod.Post, $"operator/poison/{Uri.EscapeDataString(queue)}/redrive", null, idempotencyKey, null, cancellationToken);

    /// <summary>Compares journal, balances, escrows, stock, and payouts with the provider&apos;s report: daily, and for operators on demand.</summary>
    public Task<ReconciliationReport> GetReconciliationAsync(CancellationToken cancellationToken = default) =>
        SendAsync<ReconciliationReport>(HttpMethod.Get, $"operator/reconciliation", null, null, null, cancellationToken);

    /// <summary>POST and</summary>
    public Task<ReviewResponsePage> ListReviewsAsync(string? state = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<ReviewResponsePage>(HttpMethod.Get, Query($"operator/reviews", ("state", state), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>POST and</summary>
    public Task<ReviewResponse> OpenReviewAsync(OpenReviewRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<ReviewResponse>(HttpMethod.Post, $"operator/reviews", body, idempotencyKey, null, cancellationToken);

    /// <summary>POST and</summary>
    public Task<ReviewResponse> GetReviewAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<ReviewResponse>(HttpMethod.Get, $"operator/reviews/{Uri.EscapeDataString(id)}", null, null, null, cancellationToken);

    /// <summary>POST and  It is none.</summary>
    public Task<ReviewResponse> DismissReviewAsync(string id, DecideReviewRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ReviewResponse>(HttpMethod.Post, $"operator/reviews/{Uri.EscapeDataString(id)}/dismiss", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>POST and  The appeal is wrong.</summary>
    public Task<ReviewResponse> RejectAppealAsync(string id, DecideReviewRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ReviewResponse>(HttpMethod.Post, $"operator/reviews/{Uri.EscapeDataString(id)}/reject-appeal", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>POST and  It is an offence.</summary>
    public Task<ReviewResponse> UpholdReviewAsync(string id, DecideReviewRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ReviewResponse>(HttpMethod.Post, $"operator/reviews/{Uri.EscapeDataString(id)}/uphold", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>POST and  The appeal is right: all of it is undone.</summary>
    public Task<ReviewResponse> UpholdAppealAsync(string id, DecideReviewRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ReviewResponse>(HttpMethod.Post, $"operator/reviews/{Uri.EscapeDataString(id)}/uphold-appeal", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The caller&apos;s orders, newest first.</summary>
    public Task<OrderSummaryPage> ListMyOrdersAsync(string @as, string? state = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderSummaryPage>(HttpMethod.Get, Query($"orders", ("as", @as), ("state", state), ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>A buyer places an order; stock is held for it until the payment window closes.</summary>
    public Task<OrderResponse> PlaceOrderAsync(PlaceOrderRequest body, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderResponse>(HttpMethod.Post, $"orders", body, idempotencyKey, null, cancellationToken);

    /// <summary>An order, for its parties and staff.</summary>
    public Task<OrderResponse> GetOrderAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<OrderResponse>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(id)}", null, null, null, cancellationToken);

    /// <summary>Either side calls it off.</summary>
    public Task<OrderResponse> CancelOrderAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/cancel", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The whole case as one document, for programs and for people: the order, its clocks, its history with hashes, the statements and the conversation that the caller may see, the rulings and the criteria.</summary>
    public Task<CaseFile> GetCaseAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<CaseFile>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(id)}/case", null, null, null, cancellationToken);

    /// <summary>The buyer claims under a guarantee after completion.</summary>
    public Task<ClaimResponse> FileClaimAsync(string id, FileClaimRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<ClaimResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/claims", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>Whose turn it is, until when, and what happens otherwise.</summary>
    public Task<OrderClocksResponse> GetOrderClocksAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<OrderClocksResponse>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(id)}/clocks", null, null, null, cancellationToken);

    /// <summary>The buyer accepts the goods, which releases the escrow.</summary>
    public Task<OrderResponse> ConfirmReceiptAsync(string id, string paymentGrant, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/confirm", null, idempotencyKey, ifMatch, cancellationToken, paymentGrant);

    /// <summary>What one may know of the other party, and who was shown what. What is shown is written down first.</summary>
    public Task<CounterpartResponse> GetCounterpartAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<CounterpartResponse>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(id)}/counterpart", null, null, null, cancellationToken);

    /// <summary>What one may know of the other party, and who was shown what. Oldest first, one a party, kind and hour.</summary>
    public Task<DisclosureRecordPage> ListDisclosuresAsync(string id, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<DisclosureRecordPage>(HttpMethod.Get, Query($"orders/{Uri.EscapeDataString(id)}/disclosures", ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>An order&apos;s events as they happen. A request waits for the next one; one that asks for `text/event-stream` is told of each, for some minutes.</summary>
    public Task<OrderNewsResponse> FollowOrderAsync(string id, string? after = null, string? wait = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderNewsResponse>(HttpMethod.Get, Query($"orders/{Uri.EscapeDataString(id)}/events", ("after", after), ("wait", wait)), null, null, null, cancellationToken);

    /// <summary>Either side gives the buyer more time to confirm.</summary>
    public Task<OrderResponse> ExtendConfirmationAsync(string id, ExtendConfirmationRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/extend", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>Everything that happened to an order.</summary>
    public Task<OrderHistoryResponse> GetOrderHistoryAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<OrderHistoryResponse>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(id)}/history", null, null, null, cancellationToken);

    /// <summary>POST and what the two sides of an order say to each other.</summary>
    public Task<MessagesResponse> ListOrderMessagesAsync(string id, string? after = null, string? limit = null, CancellationToken cancellationToken = default) =>
        SendAsync<MessagesResponse>(HttpMethod.Get, Query($"orders/{Uri.EscapeDataString(id)}/messages", ("after", after), ("limit", limit)), null, null, null, cancellationToken);

    /// <summary>POST and what the two sides of an order say to each other.</summary>
    public Task<SentMessageResponse> SendOrderMessageAsync(string id, SendMessageRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<SentMessageResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/messages", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The buyer goes to the provider&apos;s page. The order is paid when the provider says so.</summary>
    public Task<PayOrderResponse> PayOrderAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<PayOrderResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/pay", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>What both sides say about each other, sealed until both have spoken or the window has closed.</summary>
    public Task<OrderRatingsResponse> GetOrderRatingsAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<OrderRatingsResponse>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(id)}/ratings", null, null, null, cancellationToken);

    /// <summary>Its giver revises it, the other side replies.</summary>
    public Task<OrderRatingsResponse> RateOrderAsync(string id, RateOrderRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderRatingsResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/ratings", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>Its giver revises it, the other side replies.</summary>
    public Task<OrderRatingsResponse> ReplyToRatingAsync(string id, string side, ReplyToRatingRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderRatingsResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/ratings/{Uri.EscapeDataString(side)}/reply", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>Its giver revises it, the other side replies.</summary>
    public Task<OrderRatingsResponse> ReviseRatingAsync(string id, string side, ReviseRatingRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderRatingsResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/ratings/{Uri.EscapeDataString(side)}/revision", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The buyer asks for money back while the escrow holds it; the clock to auto-confirm stops.</summary>
    public Task<RefundRequestResponse> RequestRefundAsync(string id, RefundRequestBody body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<RefundRequestResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/refund-requests", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The seller changes an unpaid order&apos;s price; the payment window starts anew.</summary>
    public Task<OrderResponse> RepriceOrderAsync(string id, RepriceOrderRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/reprice", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The seller has sent the goods.</summary>
    public Task<OrderResponse> ShipOrderAsync(string id, ShipOrderRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<OrderResponse>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(id)}/ship", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>POST and available money goes to one&apos;s bank.</summary>
    public Task<PayoutResponsePage> ListPayoutsAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        SendAsync<PayoutResponsePage>(HttpMethod.Get, Query($"payouts", ("limit", limit), ("cursor", cursor)), null, null, null, cancellationToken);

    /// <summary>POST and available money goes to one&apos;s bank.</summary>
    public Task<PayoutResponse> RequestPayoutAsync(RequestPayoutRequest body, string paymentGrant, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        SendAsync<PayoutResponse>(HttpMethod.Post, $"payouts", body, idempotencyKey, null, cancellationToken, paymentGrant);

    /// <summary>POST and available money goes to one&apos;s bank.</summary>
    public Task<PayoutResponse> GetPayoutAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<PayoutResponse>(HttpMethod.Get, $"payouts/{Uri.EscapeDataString(id)}", null, null, null, cancellationToken);

    /// <summary>Every deadline, cap, fee and criterion, so that both sides know them before anything happens. The version `current` is what new orders are placed under; an order names its own.</summary>
    public Task<MarketPolicy> GetPolicyAsync(string version, CancellationToken cancellationToken = default) =>
        SendAsync<MarketPolicy>(HttpMethod.Get, $"policies/{Uri.EscapeDataString(version)}", null, null, null, cancellationToken);

    /// <summary>A refund request, open or over.</summary>
    public Task<RefundRequestResponse> GetRefundRequestAsync(string id, CancellationToken cancellationToken = default) =>
        SendAsync<RefundRequestResponse>(HttpMethod.Get, $"refund-requests/{Uri.EscapeDataString(id)}", null, null, null, cancellationToken);

    /// <summary>The seller agrees; the money goes back, or the goods come back first.</summary>
    public Task<RefundRequestResponse> AcceptRefundAsync(string id, string paymentGrant, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<RefundRequestResponse>(HttpMethod.Post, $"refund-requests/{Uri.EscapeDataString(id)}/accept", null, idempotencyKey, ifMatch, cancellationToken, paymentGrant);

    /// <summary>The buyer takes a rejected request to a dispute, whose id the answer carries.</summary>
    public Task<RefundRequestResponse> EscalateRefundAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<RefundRequestResponse>(HttpMethod.Post, $"refund-requests/{Uri.EscapeDataString(id)}/escalate", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The seller takes the returned goods, or contests them.</summary>
    public Task<RefundRequestResponse> InspectReturnAsync(string id, InspectReturnRequest body, string paymentGrant, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<RefundRequestResponse>(HttpMethod.Post, $"refund-requests/{Uri.EscapeDataString(id)}/inspect", body, idempotencyKey, ifMatch, cancellationToken, paymentGrant);

    /// <summary>The seller says no; the buyer may change the request, withdraw it or escalate it.</summary>
    public Task<RefundRequestResponse> RejectRefundAsync(string id, RejectRefundRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<RefundRequestResponse>(HttpMethod.Post, $"refund-requests/{Uri.EscapeDataString(id)}/reject", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The buyer changes a rejected request; the seller is to answer again.</summary>
    public Task<RefundRequestResponse> ReviseRefundAsync(string id, RefundRequestBody body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<RefundRequestResponse>(HttpMethod.Post, $"refund-requests/{Uri.EscapeDataString(id)}/revise", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The buyer has sent the goods back.</summary>
    public Task<RefundRequestResponse> ShipReturnAsync(string id, ShipOrderRequest body, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<RefundRequestResponse>(HttpMethod.Post, $"refund-requests/{Uri.EscapeDataString(id)}/ship-back", body, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>The buyer takes the request back; the order goes on with the time that it had left.</summary>
    public Task<RefundRequestResponse> WithdrawRefundAsync(string id, string? idempotencyKey = null, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        SendAsync<RefundRequestResponse>(HttpMethod.Post, $"refund-requests/{Uri.EscapeDataString(id)}/withdraw", null, idempotencyKey, ifMatch, cancellationToken);

    /// <summary>Get version</summary>
    public Task<VersionResponse> GetVersionAsync(CancellationToken cancellationToken = default) =>
        SendAsync<VersionResponse>(HttpMethod.Get, $"version", null, null, null, cancellationToken);
}
