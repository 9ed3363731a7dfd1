namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>What a problem's code means.</summary>
/// <param name="Status">The HTTP status that it comes with, always.</param>
/// <param name="Meaning">For the people who write clients.</param>
public sealed record ProblemCode(int Status, string Meaning);

/// <summary>Every code that a problem response may carry. Codes are for programs: one that is published keeps its meaning.</summary>
public static class ProblemCodes
{
    /// <summary>The codes.</summary>
    public static IReadOnlyDictionary<string, ProblemCode> All { get; } = new Dictionary<string, ProblemCode>(StringComparer.Ordinal)
    {
        ["MALFORMED_REQUEST"] = new(400, "The body could not be read."),
        ["MALFORMED_JSON"] = new(400, "The body is not the JSON that the route takes; `errors` names the place."),
        ["INVALID_QUERY"] = new(400, "A query parameter is unknown, malformed or out of bounds."),
        ["IDEMPOTENCY_KEY_REQUIRED"] = new(400, "A POST carries an Idempotency-Key, a new one for each new intent."),
        ["IDEMPOTENCY_KEY_INVALID"] = new(400, "An Idempotency-Key has 1 to 200 visible ASCII characters."),

        ["TOKEN_REQUIRED"] = new(401, "Send an access token."),
        ["TOKEN_INVALID"] = new(401, "The access token is expired, not yet valid, not for this API, or not genuine."),
        ["SIGN_IN_STALE"] = new(401, "This takes a sign-in of the last minutes: sign in again and send the new token."),
        ["SIGNATURE_INVALID"] = new(401, "The webhook's signature is missing, wrong, or older than five minutes."),

        ["PERSON_REQUIRED"] = new(403, "The token is an app's, or lacks the scope access_as_user."),
        ["ROLE_REQUIRED"] = new(403, "The caller lacks the app role."),
        ["WRONG_SIDE"] = new(403, "The other side of the order may do this, the caller may not."),

        ["LISTING_BARRED"] = new(403, "An offence was upheld against the seller; `detail` says until when nothing is put on sale."),
        ["FLAG_STATE"] = new(409, "The flagged message was cleared, or is reviewed."),
        ["REVIEW_STATE"] = new(409, "The review case's state does not allow this."),
        ["VERIFICATION_REQUIRED"] = new(403, "Sellers are verified first."),
        ["PAYMENT_GRANT_REQUIRED"] = new(403, "This moves money: give the payment password first and send the grant as Payment-Grant."),
        ["PAYMENT_GRANT_INVALID"] = new(403, "The payment grant is expired, another member's, or not genuine; give the payment password again."),
        ["PAYMENT_PASSWORD_WRONG"] = new(403, "The payment password is wrong; the try counts."),
        ["PAYMENT_PASSWORD_LOCKED"] = new(403, "Wrong tries have locked the payment password or the security question; `detail` says until when."),
        ["EMAIL_CODE_WRONG"] = new(403, "The code for the mail address is wrong; the try counts."),
        ["EMAIL_CODE_EXPIRED"] = new(409, "The code for the mail address is too old, or was tried wrongly too often; ask for another."),
        ["NOTHING_TO_CONFIRM"] = new(409, "No mail address waits to be confirmed."),
        ["TOO_MANY_CODES"] = new(409, "As many codes were sent within a day as may be, by the member or to the address."),
        ["SECURITY_ANSWER_WRONG"] = new(403, "The answer to the security question is wrong; the try counts."),

        ["ARBITER_IS_PARTY"] = new(403, "Nobody rules on one's own case."),
        ["ARBITER_RULED_BEFORE"] = new(403, "An appeal goes to another arbiter."),

        ["NOT_FOUND"] = new(404, "There is no such resource, or it is not the caller's to see."),

        ["BUSY"] = new(409, "Others are changing this at the same time; nothing was written, try again."),
        ["ERASURE_TOO_EARLY"] = new(409, "Something has to end before personal data may go; `errors` names what."),
        ["VERIFICATION_STATE"] = new(409, "The state of the verification does not allow this."),
        ["IDENTITY_TAKEN"] = new(409, "This identity is verified, or about to be, for another member."),
        ["IDENTITY_MISMATCH"] = new(409, "After a revocation only the same identity is verified again."),
        ["PAYMENT_PASSWORD_SET"] = new(409, "There is a payment password; change it or reset it."),
        ["PAYMENT_PASSWORD_MISSING"] = new(409, "There is no payment password; set one first."),
        ["LISTING_STATE"] = new(409, "The listing's state does not allow this."),
        ["LISTING_NOT_ACTIVE"] = new(409, "A listing in the order is not for sale now."),
        ["OUT_OF_STOCK"] = new(409, "There are not enough pieces of a listing in the order."),
        ["TOO_MANY_UNPAID"] = new(409, "The buyer has as many unpaid orders open as may be; pay or cancel one first."),
        ["ORDERING_SUSPENDED"] = new(409, "Too many orders were left unpaid, or an offence was upheld; ordering is suspended, and `detail` says until when or why."),
        ["PLACEMENT_ABANDONED"] = new(409, "This order was tried before and given up; send it with a new Idempotency-Key."),
        ["ORDER_STATE"] = new(409, "The order's state does not allow this."),
        ["DEADLINE_PASSED"] = new(409, "The time for this has run out."),
        ["SHIPPING_NOT_OVERDUE"] = new(409, "A paid order may be called off by its buyer once shipping is overdue."),
        ["PRICE_CHANGED"] = new(409, "The price changed meanwhile; read the order again."),
        ["EXTENSION_USED_UP"] = new(409, "No more time can be given."),
        ["REFUND_OPEN"] = new(409, "A refund request is open; this waits for its end."),
        ["REFUND_CLOSED"] = new(409, "This refund request is over."),
        ["REFUND_PHASE"] = new(409, "The refund request is not at the stage for this."),
        ["REFUND_REQUESTS_USED_UP"] = new(409, "The order has seen as many refund requests as it may."),
        ["REVISIONS_USED_UP"] = new(409, "The request was changed as often as it may be; withdraw it or escalate it."),
        ["DISPUTE_OPEN"] = new(409, "The order is in dispute; this waits for its end."),
        ["DISPUTE_CLOSED"] = new(409, "This dispute is over."),
        ["DISPUTE_PHASE"] = new(409, "The dispute is not at the stage for this."),
        ["EVIDENCE_SEALED"] = new(409, "The time to file evidence is over."),
        ["EVIDENCE_FILED"] = new(409, "This side has filed its evidence."),
        ["REPLY_FILED"] = new(409, "This side has had its reply."),
        ["RULING_ACCEPTED"] = new(409, "This side accepted the ruling."),
        ["APPEAL_USED"] = new(409, "A dispute sees one appeal."),
        ["OFFERS_USED_UP"] = new(409, "The dispute has seen as many offers as it may."),
        ["OFFER_GONE"] = new(409, "The offer of this number does not stand any more."),
        ["OWN_OFFER"] = new(409, "An offer is accepted by the other side."),
        ["EXTENSION_TOO_EARLY"] = new(409, "The buyer extends in the last days only."),

        ["WEBHOOK_LIMIT"] = new(409, "The member has as many webhooks as may be; remove one first."),
        ["DELIVERY_STATE"] = new(409, "Only a delivery that was given up is sent again."),

        ["CLAIM_STATE"] = new(409, "The claim's phase does not allow this."),
        ["CLAIM_OPEN"] = new(409, "One claim of an order is open at a time."),
        ["CLAIMED_BEFORE"] = new(409, "This guarantee was claimed on this order before."),
        ["GUARANTEE_NOT_JOINED"] = new(409, "The seller had not joined this guarantee when the order was placed."),
        ["NOTHING_LEFT"] = new(409, "The buyer has the money of this order back."),
        ["NOT_A_REPAIR"] = new(409, "The claim is not about a repair."),
        ["NOT_JOINED"] = new(409, "There is no guarantee to leave."),
        ["INSUFFICIENT_FUNDS"] = new(409, "The available balance does not suffice."),
        ["NOT_VERIFIED"] = new(409, "Only a verified member may do this."),
        ["NO_BANK_ACCOUNT"] = new(409, "Say first which bank account payouts go to."),
        ["BANK_ACCOUNT_WAITS"] = new(409, "The bank account was changed less than a day ago; `detail` says from when on money goes there."),
        ["PAYOUT_STATE"] = new(409, "The payout's state does not allow this."),
        ["PAYOUT_AMOUNT"] = new(409, "The webhook speaks of another amount than was paid out."),
        ["TOO_MANY_MESSAGES"] = new(409, "As many messages were sent, or conversations begun, as may be within an hour."),
        ["CONVERSATION_FULL"] = new(409, "The conversation has as many messages as it may."),
        ["BOND_SHORT"] = new(409, "Nothing is for sale until the bond is filled up."),

        ["RATED"] = new(409, "This side has rated the order."),
        ["NOT_RATED"] = new(409, "There is no rating of this side that both sides can see."),
        ["RATING_GOOD"] = new(409, "Only a neutral or bad rating is revised."),
        ["RATING_REVISED"] = new(409, "A rating is revised once."),
        ["RATING_REPLIED"] = new(409, "A rating is answered once."),
        ["RATING_REMOVED"] = new(409, "This rating was taken back."),

        ["PRECONDITION_FAILED"] = new(412, "If-Match names an older version; read the resource again."),

        ["BODY_TOO_LARGE"] = new(413, "A body has at most 65,536 bytes."),

        ["CARD_NUMBER"] = new(422, "A text looks like a payment card's number. Cards are the payment provider's business; none is taken or kept here."),
        ["VALIDATION_FAILED"] = new(422, "Fields are out of bounds; `errors` names them all."),
        ["HOLDER_NAME_MISMATCH"] = new(422, "The bank account's holder is not who the member is verified as."),
        ["AMOUNT_INVALID"] = new(422, "An amount is more than nothing."),
        ["NOTHING_CHARGED_BACK"] = new(422, "An amount charged back or given back is more than nothing."),
        ["IDEMPOTENCY_KEY_REUSED"] = new(422, "This Idempotency-Key was used for another request."),
        ["LISTING_NOT_FOUND"] = new(422, "A listing in the order does not exist."),
        ["SEVERAL_SELLERS"] = new(422, "One order has one seller."),
        ["MIXED_LINES"] = new(422, "One order has one goods type and one currency."),
        ["OWN_LISTING"] = new(422, "Nobody buys from oneself."),
        ["DELIVERY_MODE_NOT_OFFERED"] = new(422, "A listing in the order does not offer this delivery mode."),
        ["EXTENSION_DAYS"] = new(422, "This side may not extend by so many days."),
        ["AMOUNT_EXCEEDS_HELD"] = new(422, "The amount is more than the escrow holds."),
        ["AMOUNT_EXCEEDS_LINES"] = new(422, "The amount is more than the lines named are worth."),
        ["NOTHING_TO_RETURN"] = new(422, "Only goods that can be sent back, and came, can be returned."),
        ["OFFER_NOT_WHOLE"] = new(422, "Refund and release must be all that is held."),
        ["RULING_AMOUNT"] = new(422, "The refund and the kind of ruling contradict each other."),
        ["NOTHING_CAPTURED"] = new(422, "A capture is of more than nothing."),

        ["RATE_LIMITED"] = new(429, "Too many requests of this member in a short time."),

        ["PROVIDER_UNAVAILABLE"] = new(503, "The payment or verification provider does not answer; try again."),
        ["STORAGE_UNAVAILABLE"] = new(503, "The market's storage does not answer."),
    };
}
