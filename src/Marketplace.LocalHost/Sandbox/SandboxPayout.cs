using Azure;
using Azure.Data.Tables;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>A merchant hands an account over.</summary>
internal sealed record BankAccountRequest(string? Key = null, string? HolderName = null, string? Country = null, string? BankCode = null, string? AccountNumber = null)
{
    private const int Last4Length = 4;

    /// <summary>What stands for the account from now on. A sandbox keeps no numbers: the last four say how payouts to it go.</summary>
    /// <exception cref="BadInputException">A field is missing or out of bounds.</exception>
    public string ToReference()
    {
        ProviderFields.Text(HolderName, "holderName");
        ProviderFields.Text(Country, "country");
        string number = ProviderFields.Id(AccountNumber, "accountNumber");
        return $"bac_{ProviderFields.Id(Key, "key")}_{number[^Math.Min(number.Length, Last4Length)..]}";
    }
}

/// <summary>A merchant has money paid out.</summary>
internal sealed record PayoutRequest(string? PayoutId = null, string? Reference = null, string? BankAccount = null, long AmountMinor = 0, string? Currency = null)
{
    /// <summary>The payout that this asks for.</summary>
    /// <exception cref="BadInputException">A field is missing or out of bounds.</exception>
    public SandboxPayout Checked() => new(
        ProviderFields.Id(PayoutId, "payoutId"),
        ProviderFields.Text(Reference, "reference"),
        ProviderFields.Id(BankAccount, "bankAccount"),
        ProviderFields.Amount(AmountMinor),
        ProviderFields.Code(Currency));
}

/// <summary>A payout in the provider's books. What is to happen later is written when it is taken, so it needs no one to do it.</summary>
/// <param name="PayoutId">The merchant's id of it.</param>
/// <param name="Reference">What the merchant wants to see again.</param>
/// <param name="BankAccount">Where it goes.</param>
/// <param name="AmountMinor">Minor units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PaidUtc">When the bank has it; null for never.</param>
/// <param name="RejectedUtc">When it was refused.</param>
/// <param name="ReturnedUtc">When the bank sends it back; null for never.</param>
internal sealed record SandboxPayout(
    string PayoutId,
    string Reference,
    string BankAccount,
    long AmountMinor,
    string Currency,
    DateTimeOffset? PaidUtc = null,
    DateTimeOffset? RejectedUtc = null,
    DateTimeOffset? ReturnedUtc = null)
{
    public const string RowKey = "payout";

    /// <summary>How it stands at a moment: processing, paid, rejected or returned.</summary>
    public string StatusAt(DateTimeOffset now) => RejectedUtc <= now ? "rejected" : ReturnedUtc <= now ? "returned" : PaidUtc <= now ? "paid" : "processing";

    /// <summary>Why it came back; null when it did not.</summary>
    public string? ReasonAt(DateTimeOffset now) => StatusAt(now) switch { "rejected" => "The account is closed.", "returned" => "The bank could not book it.", _ => null };

    public TableEntity ToRow(ETag etag = default) => new(PayoutId, RowKey)
    {
        ETag = etag,
        ["Kind"] = "payout",
        ["Reference"] = Reference,
        ["BankAccount"] = BankAccount,
        ["AmountMinor"] = AmountMinor,
        ["Currency"] = Currency,
        ["PaidUtc"] = PaidUtc,
        ["RejectedUtc"] = RejectedUtc,
        ["ReturnedUtc"] = ReturnedUtc,
    };

    public static SandboxPayout Of(TableEntity row) => new(
        row.PartitionKey,
        row.GetString("Reference"),
        row.GetString("BankAccount"),
        row.GetInt64("AmountMinor") ?? 0,
        row.GetString("Currency"),
        row.GetDateTimeOffset("PaidUtc"),
        row.GetDateTimeOffset("RejectedUtc"),
        row.GetDateTimeOffset("ReturnedUtc"));
}

/// <summary>A payout as the provider tells of it.</summary>
internal sealed record ReportedPayout(string PayoutId, string Status, string Reference, long AmountMinor, string Currency, string? Reason)
{
    public static ReportedPayout Of(SandboxPayout payout, DateTimeOffset now) =>
        new(payout.PayoutId, payout.StatusAt(now), payout.Reference, payout.AmountMinor, payout.Currency, payout.ReasonAt(now));
}
