using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Guarantees;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Storage;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Guarantees;

/// <summary>
/// Bonds paid in through the provider. A row <c>deposit:pay_…</c> beside the member's accounts says when the payment was opened: from it the
/// entry's key follows, so that however often the provider tells of a capture, it is booked once.
/// </summary>
public sealed class BondDeposits(MarketTables tables, AccountStore accounts, BondKeeper bonds, TimeProvider time, ILogger<BondDeposits> logger)
{
    /// <summary>The answer that this key was given; null when it is new.</summary>
    public Task<Answer?> ReplayAsync(MemberId member, IdempotencyKey key, CancellationToken cancellationToken) =>
        AnswerRow.ReplayAsync(tables.Accounts, member.Value, key, cancellationToken);

    /// <summary>Remembers a deposit with its answer. False when another try of the same request was first.</summary>
    public Task<bool> TryRememberAsync(MemberId member, PaymentId payment, IdempotencyKey key, Answer answer, CancellationToken cancellationToken)
    {
        TableEntity opened = new(member.Value, RowKey(payment)) { ["OpenedUtc"] = time.GetUtcNow() };
        return tables.Accounts.TrySubmitAsync([TableRows.Insert(opened), TableRows.Insert(AnswerRow.Create(member.Value, key, answer))], cancellationToken);
    }

    /// <summary>The provider tells of a payment that a member, not an order, asked for.</summary>
    public async Task<Answer> ToldAsync(MemberId member, PaymentWebhookRequest told, CancellationToken cancellationToken)
    {
        if (await tables.Accounts.FindAsync(member.Value, RowKey(told.PaymentId), cancellationToken) is not { } row)
        {
            return Problem.NotFound();
        }

        DateTimeOffset opened = row.GetDateTimeOffset("OpenedUtc")!.Value;
        Money amount = new(told.AmountMinor, told.Currency);
        AccountCommand? command = told.Type switch
        {
            "payment.captured" => new DepositBond(TransferId.For(member, $"deposit:{told.PaymentId}"), opened, amount),
            "payment.chargedBack" => new ChargeBackDeposit(TransferId.For(member, $"chargeback:{told.PaymentId}"), opened, amount),
            _ => null,
        };
        if (command is null)
        {
            logger.LogInformation("Provider event {EventId} of type {Type} changes nothing on the accounts of {MemberId}", told.EventId, told.Type, member);
            return Answer.Ok(new WebhookResponse("ignored"));
        }

        AccountResult result = await accounts.HandleAsync(member, command, null, cancellationToken);
        await bonds.WatchAsync(member, cancellationToken);
        return result switch
        {
            AccountResult.Done => Answer.Ok(new WebhookResponse("accepted")),
            AccountResult.Rejected rejected => Problem.Of(rejected.Rejection),
            _ => Problem.Busy(),
        };
    }

    private static string RowKey(PaymentId payment) => $"deposit:{payment}";
}
