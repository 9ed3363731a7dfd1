using System.Buffers.Text;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>What the provider says has happened, for the merchant's reconciliation.</summary>
internal sealed class SandboxReport(SandboxBooks books, TimeProvider clock)
{
    private const int LimitMax = 500;

    /// <summary>One page of payments, refunds and payouts in no promised order; it may be empty and still have a cursor.</summary>
    /// <exception cref="BadInputException">The limit or the cursor is none of ours.</exception>
    public async Task<ReportPage> PageAsync(int? limit, string? cursor)
    {
        if (limit is < 1 or > LimitMax)
        {
            throw new BadInputException($"'limit' must be 1 to {LimitMax}.");
        }

        Page<TableEntity> page = await ReadAsync(limit ?? LimitMax, Decode(cursor));
        ILookup<string, TableEntity> rows = page.Values.ToLookup(row => row.GetString("Kind"), StringComparer.Ordinal);
        return new ReportPage(
            [.. rows["payment"].Select(SandboxRows.Payment).Select(payment => new ReportedPayment(
                payment.PaymentId, payment.Reference, payment.Status, payment.AmountMinor, payment.Currency,
                payment.Status == PaymentStatus.Captured ? payment.SettledUtc : null, payment.ChargedBackMinor))],
            [.. rows["refund"].Select(SandboxRows.Refund)],
            [.. rows["payout"].Select(row => ReportedPayout.Of(SandboxPayout.Of(row), clock.GetUtcNow()))],
            page.ContinuationToken is { Length: > 0 } next ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(next)) : null);
    }

    private async Task<Page<TableEntity>> ReadAsync(int limit, string? token)
    {
        AsyncPageable<TableEntity> rows = books.Rows.QueryAsync<TableEntity>("Kind eq 'payment' or Kind eq 'refund' or Kind eq 'payout'");
        await foreach (Page<TableEntity> page in rows.AsPages(token, limit))
        {
            return page;
        }

        throw new InvalidOperationException("The table service answered a query without a page.");
    }

    private static string? Decode(string? cursor)
    {
        try
        {
            return cursor is null ? null : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            throw new BadInputException("'cursor' is not one that this report gave.");
        }
    }
}

/// <summary>A page of the report; <paramref name="NextCursor"/> is missing on the last one.</summary>
internal sealed record ReportPage(IReadOnlyList<ReportedPayment> Payments, IReadOnlyList<SandboxRefund> Refunds, IReadOnlyList<ReportedPayout> Payouts, string? NextCursor);

/// <summary>A payment as the provider knows it; <paramref name="ChargedBackMinor"/> is what the payer's bank has of it.</summary>
internal sealed record ReportedPayment(
    string PaymentId, string Reference, PaymentStatus Status, long AmountMinor, string Currency, DateTimeOffset? CapturedUtc, long ChargedBackMinor);
