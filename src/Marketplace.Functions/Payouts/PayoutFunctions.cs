using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Payouts;

/// <summary>How much to pay out.</summary>
/// <param name="Amount">Of the available balance.</param>
public sealed record RequestPayoutRequest(Money Amount);

/// <summary>A payout, as its owner sees it.</summary>
/// <param name="Id">The payout.</param>
/// <param name="Amount">How much.</param>
/// <param name="State">How it stands.</param>
/// <param name="BankLast4">The last four characters of the account that it goes to.</param>
/// <param name="RequestedUtc">When it was asked for.</param>
/// <param name="EndedUtc">When it came to its present end; absent while it is on its way.</param>
/// <param name="Reason">Why it came back; absent when it did not.</param>
public sealed record PayoutResponse(
    PayoutId Id, Money Amount, PayoutState State, string BankLast4, DateTimeOffset RequestedUtc, DateTimeOffset? EndedUtc, string? Reason)
{
    internal static PayoutResponse Of(Payout payout) =>
        new(payout.Id, payout.Amount, payout.State, payout.BankLast4, payout.RequestedUtc, payout.EndedUtc, payout.Reason);
}

/// <summary>POST and GET /api/payouts: available money goes to one's bank (rules.md section 11).</summary>
public sealed class PayoutFunctions(PayoutRequests requests, PayoutStore payouts)
{
    /// <summary>
    /// 202: the money is off the balance and on its way; 409 INSUFFICIENT_FUNDS, NO_BANK_ACCOUNT, BANK_ACCOUNT_WAITS, NOT_VERIFIED, BUSY;
    /// 422 VALIDATION_FAILED.
    /// </summary>
    [Function("RequestPayout"), Access(Caller.Member), NeedsPaymentGrant]
    [Takes(typeof(RequestPayoutRequest))]
    [Answers(typeof(PayoutResponse), "INSUFFICIENT_FUNDS", "NO_BANK_ACCOUNT", "BANK_ACCOUNT_WAITS", "NOT_VERIFIED", "PAYOUT_STATE", "VALIDATION_FAILED", Status = 202)]
    public async Task<IResult> RequestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "payouts")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<RequestPayoutRequest>> read = await KeyedRequest.ReadAsync<RequestPayoutRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<RequestPayoutRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        PayoutId id = PayoutId.For(asked.Caller.Id, asked.Key.Key);
        AccountCaller caller = new(asked.Key, (_, entry) => Answer.Accepted(PayoutResponse.Of(entry.Payout!), $"/api/payouts/{id}"));
        return AccountAnswers.Of(await requests.AskAsync(asked.Caller.Id, id, asked.Body.Amount, caller, client, cancellationToken));
    }

    /// <summary>200 with a page of one's payouts, newest first; 400 INVALID_QUERY.</summary>
    [Function("ListPayouts"), Access(Caller.Member)]
    [Answers(typeof(ListPage<PayoutResponse>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payouts")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId owner = CurrentMember.Get(request.HttpContext).Id;
        return PageRequest.Read(request, PayoutStore.ListOf(owner)).TryGet(out PageRequest? page, out Answer? problem)
            ? (await payouts.ReadAsync(owner, page, cancellationToken))
                .ToAnswer(found => Answer.Ok(new ListPage<PayoutResponse>([.. found.Items.Select(PayoutResponse.Of)], found.NextCursor)))
            : problem;
    }

    /// <summary>200; 404 for what is not one's own.</summary>
    [Function("GetPayout"), Access(Caller.Member)]
    [Answers(typeof(PayoutResponse))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payouts/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        IdText.TryParse<PayoutId>(id) is { } payoutId && await payouts.FindAsync(CurrentMember.Get(request.HttpContext).Id, payoutId, cancellationToken) is { } payout
            ? Answer.Ok(PayoutResponse.Of(payout))
            : Problem.NotFound();
}
