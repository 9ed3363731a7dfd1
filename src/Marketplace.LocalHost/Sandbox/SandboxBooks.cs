using Azure;
using Azure.Data.Tables;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>The provider's books: what it was asked for, what it captured, what it gave back. Every write is idempotent.</summary>
internal sealed class SandboxBooks(TableServiceClient tables, TimeProvider clock)
{
    private readonly TableClient _payments = tables.GetTableClient("SandboxPayments");
    private readonly TableClient _refunds = tables.GetTableClient("SandboxRefunds");

    /// <summary>The rows of all payments, for reports and webhooks.</summary>
    public TableClient Rows => _payments;

    /// <summary>Creates the tables where they are missing.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        await _payments.CreateIfNotExistsAsync(cancellationToken);
        await _refunds.CreateIfNotExistsAsync(cancellationToken);
    }

    /// <summary>Opens a payment; the same request again finds the one that is there.</summary>
    /// <exception cref="BadInputException">409: the id stands for another payment.</exception>
    public async Task<(SandboxPayment Payment, bool IsNew)> CreateAsync(SandboxPayment payment)
    {
        try
        {
            await _payments.AddEntityAsync(SandboxRows.Row(payment));
            return (payment, true);
        }
        catch (RequestFailedException error) when (error.Status == StatusCodes.Status409Conflict)
        {
            SandboxPayment known = (await GetAsync(payment.PaymentId)).Payment;
            return (known.Reference, known.AmountMinor, known.Currency) == (payment.Reference, payment.AmountMinor, payment.Currency)
                ? (known, false)
                : throw new BadInputException($"Payment {payment.PaymentId} exists with another amount, currency or reference.", StatusCodes.Status409Conflict);
        }
    }

    /// <summary>The payment, and its row's version.</summary>
    /// <exception cref="BadInputException">404: there is none.</exception>
    public async Task<(SandboxPayment Payment, ETag Version)> GetAsync(string paymentId)
    {
        NullableResponse<TableEntity> row = await _payments.GetEntityIfExistsAsync<TableEntity>(paymentId, SandboxRows.PaymentRow);
        return row is { HasValue: true, Value: TableEntity found }
            ? (SandboxRows.Payment(found), found.ETag)
            : throw new BadInputException($"There is no payment {paymentId}.", StatusCodes.Status404NotFound);
    }

    /// <summary>Gives money back, once per refund id.</summary>
    /// <exception cref="BadInputException">404: no such payment. 409: the id stands for another refund. 422: more than what is left.</exception>
    public async Task<SandboxRefund> RefundAsync(SandboxRefund refund)
    {
        await GetAsync(refund.PaymentId);
        await ReserveAsync(refund);
        while (true)
        {
            (SandboxPayment payment, ETag version) = await GetAsync(refund.PaymentId);
            NullableResponse<TableEntity> done =
                await _payments.GetEntityIfExistsAsync<TableEntity>(refund.PaymentId, $"{SandboxRows.RefundRowPrefix}{refund.RefundId}");
            if (done is { HasValue: true, Value: TableEntity row })
            {
                return SandboxRows.Refund(row);
            }

            EnsureRefundable(payment, refund);
            SandboxRefund booked = refund with { RefundedUtc = clock.GetUtcNow() };
            SandboxPayment after = payment with { RefundedMinor = payment.RefundedMinor + refund.AmountMinor };
            if (await TryCommitAsync(after, version, SandboxRows.Row(booked)))
            {
                return booked;
            }
        }
    }

    /// <summary>Writes a payment and rows that belong to it, all or none; false when the payment has changed meanwhile.</summary>
    public async Task<bool> TryCommitAsync(SandboxPayment payment, ETag version, params IEnumerable<TableEntity> added)
    {
        try
        {
            await _payments.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.UpdateReplace, SandboxRows.Row(payment), version),
                .. added.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)),
            ]);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is StatusCodes.Status412PreconditionFailed or StatusCodes.Status409Conflict)
        {
            return false;
        }
    }

    // Refund ids are unique across payments; the payment's partition alone could not tell.
    private async Task ReserveAsync(SandboxRefund refund)
    {
        TableEntity row = SandboxRows.Row(refund);
        row["PaymentId"] = refund.PaymentId;
        (row.PartitionKey, row.RowKey) = (refund.RefundId, "refund");
        try
        {
            await _refunds.AddEntityAsync(row);
        }
        catch (RequestFailedException error) when (error.Status == StatusCodes.Status409Conflict)
        {
            TableEntity known = await _refunds.GetEntityAsync<TableEntity>(refund.RefundId, "refund");
            if ((known.GetString("PaymentId"), known.GetInt64("AmountMinor"), known.GetString("Currency"))
                != (refund.PaymentId, refund.AmountMinor, refund.Currency))
            {
                throw new BadInputException($"Refund {refund.RefundId} exists with another payment, amount or currency.", StatusCodes.Status409Conflict);
            }
        }
    }

    private static void EnsureRefundable(SandboxPayment payment, SandboxRefund refund)
    {
        long left = payment.Status == PaymentStatus.Captured ? payment.AmountMinor - payment.RefundedMinor - payment.ChargedBackMinor : 0;
        if (refund.Currency != payment.Currency || refund.AmountMinor > left)
        {
            throw new BadInputException(
                $"Payment {payment.PaymentId} has {left} {payment.Currency} left to refund, not {refund.AmountMinor} {refund.Currency}.",
                StatusCodes.Status422UnprocessableEntity);
        }
    }
}
