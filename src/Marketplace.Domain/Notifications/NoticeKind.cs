namespace Marketplace.Domain.Notifications;

/// <summary>What a notice tells. Each has its words in every language of the market.</summary>
public enum NoticeKind
{
    /// <summary>To the seller: an order was placed.</summary>
    OrderPlaced,

    /// <summary>To the buyer: the seller changed the price; the payment window starts anew.</summary>
    OrderRepriced,

    /// <summary>To the buyer: the payment did not go through.</summary>
    PaymentDeclined,

    /// <summary>To the buyer: the payment window is closing.</summary>
    PaymentReminder,

    /// <summary>To the buyer: the money is held; a receipt.</summary>
    PaymentReceived,

    /// <summary>To the seller: it is paid; ship now.</summary>
    OrderPaid,

    /// <summary>To the buyer: money that the order had no use for goes back.</summary>
    PaymentReturned,

    /// <summary>To the other side: the order was called off before it was paid.</summary>
    OrderCancelled,

    /// <summary>To both: nobody paid in time.</summary>
    OrderUnpaid,

    /// <summary>To the buyer: on its way.</summary>
    OrderShipped,

    /// <summary>To the other side: there is more time to confirm.</summary>
    ConfirmationExtended,

    /// <summary>To the buyer: the carrier delivered.</summary>
    OrderDelivered,

    /// <summary>To the buyer: silence will confirm soon.</summary>
    ConfirmationReminder,

    /// <summary>To the buyer: silence has confirmed.</summary>
    OrderAutoConfirmed,

    /// <summary>To the seller: the money is available.</summary>
    OrderReleased,

    /// <summary>All that was held went back to the buyer.</summary>
    OrderRefunded,

    /// <summary>Part of what was held went back to the buyer.</summary>
    OrderPartlyRefunded,

    /// <summary>To the buyer: the seller pays for shipping late.</summary>
    LatenessPaid,

    /// <summary>To the seller: what shipping late costs.</summary>
    LatenessCharged,

    /// <summary>To the seller: the buyer asks for a refund.</summary>
    RefundRequested,

    /// <summary>To the seller: the buyer changed the request.</summary>
    RefundRevised,

    /// <summary>To the buyer: the seller said no.</summary>
    RefundRejected,

    /// <summary>To the buyer: send the goods back.</summary>
    ReturnAgreed,

    /// <summary>To the seller: the goods are on their way back.</summary>
    ReturnShipped,

    /// <summary>To the seller: the buyer withdrew the request.</summary>
    RefundWithdrawn,

    /// <summary>To both: the request ended, since nobody pursued it in time.</summary>
    RefundLapsed,

    /// <summary>To the other side: there is a dispute; show what you have.</summary>
    DisputeOpened,

    /// <summary>To both: each side sees the other's evidence, and may reply.</summary>
    EvidenceUnsealed,

    /// <summary>To both: an arbiter ruled.</summary>
    DisputeRuled,

    /// <summary>To the other side: the ruling is accepted.</summary>
    RulingAccepted,

    /// <summary>To the other side: there is an appeal; reply.</summary>
    RulingAppealed,

    /// <summary>To the other side: an offer to settle.</summary>
    SettlementOffered,

    /// <summary>To the other side: the offer was accepted.</summary>
    DisputeSettled,

    /// <summary>To the seller: the buyer claims under a guarantee.</summary>
    ClaimFiled,

    /// <summary>To the buyer: send the claimed goods back.</summary>
    ClaimReturnAgreed,

    /// <summary>To the seller: the claimed goods are on their way back.</summary>
    ClaimGoodsShippedBack,

    /// <summary>To the buyer: the seller said no to the claim; an arbiter rules.</summary>
    ClaimRejected,

    /// <summary>To the buyer: the claim is paid.</summary>
    ClaimPaid,

    /// <summary>To the seller: the claim is paid and charged.</summary>
    ClaimCharged,

    /// <summary>The claim ended without money.</summary>
    ClaimClosed,

    /// <summary>To the seller: the buyer's bank took the money back.</summary>
    ChargedBack,

    /// <summary>To the seller: the bank gave it back.</summary>
    ChargebackReversed,

    /// <summary>To both: what each side said of the other.</summary>
    RatingsRevealed,

    /// <summary>To the seller: a neutral or bad rating.</summary>
    BadRating,

    /// <summary>To the rated side: the rating was changed or taken back.</summary>
    RatingRevised,

    /// <summary>To the side that rated: the other answered.</summary>
    RatingReplied,

    /// <summary>The bank has the payout.</summary>
    PayoutPaid,

    /// <summary>The provider would not pay it; the money is available again.</summary>
    PayoutRejected,

    /// <summary>The bank sent it back; the money is available again.</summary>
    PayoutReturned,

    /// <summary>To the seller: the bond behind the guarantees is below its minimum.</summary>
    BondShort,

    /// <summary>To the seller: it was not filled up in time; what is for sale is paused.</summary>
    BondOverdue,

    /// <summary>To the seller: the bond is whole again, in time.</summary>
    BondFilledUp,

    /// <summary>To the seller: the bond is whole again after a pause.</summary>
    BondRestored,

    /// <summary>To who left: the bond is on the balance again.</summary>
    BondReturned,

    /// <summary>A payment password was set.</summary>
    PaymentPasswordSet,

    /// <summary>The payment password was changed.</summary>
    PaymentPasswordChanged,

    /// <summary>The payment password was replaced by answering the security question.</summary>
    PaymentPasswordReset,

    /// <summary>Wrong tries locked the payment password.</summary>
    PaymentPasswordLocked,

    /// <summary>Wrong answers locked the security question.</summary>
    SecurityAnswerLocked,

    /// <summary>The identity is verified.</summary>
    IdentityVerified,

    /// <summary>The identity is not verified.</summary>
    IdentityRejected,

    /// <summary>The verification was taken back.</summary>
    VerificationRevoked,

    /// <summary>An offence was upheld; one may appeal.</summary>
    OffenceUpheld,

    /// <summary>The appeal against an offence was rejected.</summary>
    OffenceConfirmed,

    /// <summary>The appeal against an offence was right: all that it brought is undone.</summary>
    OffenceReversed,

    /// <summary>An offence was upheld, or reversed: what may be listed and ordered changed.</summary>
    StandingChanged,

    /// <summary>For offences nothing may be listed for a while.</summary>
    ListingBarred,

    /// <summary>For offences nothing may be for sale for a while.</summary>
    TakenOffSale,

    /// <summary>For offences nothing may be listed or ordered for a while.</summary>
    OrderingBarred,

    /// <summary>Nothing may be ordered for a while: too many orders were left unpaid.</summary>
    OrderingSuspended,

    /// <summary>For offences the account is closed.</summary>
    AccountClosed,

    /// <summary>Nothing is barred any more: an offence was reversed.</summary>
    StandingRestored,

    /// <summary>Payouts go to another bank account from now on.</summary>
    BankAccountChanged,

    /// <summary>Another mail address was given, and waits to be confirmed. Told in the inbox, and to the address that mail goes to so far.</summary>
    EmailToConfirm,

    /// <summary>To a mail address that waits to be confirmed, and nowhere else: its code.</summary>
    EmailCode,

    /// <summary>Mail goes to another address from now on. Told to the former one as well.</summary>
    EmailConfirmed,

    /// <summary>Nothing is mailed any more. Told to the address that it was.</summary>
    EmailRemoved,

    /// <summary>The personal data was erased.</summary>
    PersonalDataErased,

    /// <summary>To the seller: little is left of a listing's stock.</summary>
    LowStock,

    /// <summary>To the other side of a conversation: there is a message.</summary>
    MessageReceived,
}
