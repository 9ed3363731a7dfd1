using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Payments;

namespace Marketplace.Functions.Payouts;

/// <summary>How the provider has a payout.</summary>
public enum ProviderPayoutState
{
    /// <summary>On its way.</summary>
    Processing,

    /// <summary>The bank has it.</summary>
    Paid,

    /// <summary>It will not be paid; the provider has not taken the money.</summary>
    Rejected,

    /// <summary>The bank sent it back.</summary>
    Returned,
}

/// <summary>A payout as the provider has it.</summary>
/// <param name="PayoutId">Our id of it.</param>
/// <param name="Status">How it stands.</param>
/// <param name="AmountMinor">How much, in minor units.</param>
/// <param name="Currency">In which currency.</param>
/// <param name="Reference">Whose, as we named it.</param>
/// <param name="Reason">Why it came back; null when it did not.</param>
public sealed record ProviderPayout(
    PayoutId PayoutId, ProviderPayoutState Status, long AmountMinor, Currency Currency, string Reference, string? Reason = null)
{
    /// <summary>How much.</summary>
    public Money Amount => new(AmountMinor, Currency);

    /// <summary>What it means for our payout.</summary>
    public PayoutState State => Status switch
    {
        ProviderPayoutState.Paid => PayoutState.Paid,
        ProviderPayoutState.Rejected => PayoutState.Rejected,
        ProviderPayoutState.Returned => PayoutState.Returned,
        _ => PayoutState.Processing,
    };
}

/// <summary>A provider that pays out to banks. Every call is keyed: repeated under the same id it is the same call.</summary>
public interface IPayoutProvider
{
    /// <summary>Gives a bank account into the provider's keeping, and takes the reference that stands for it from then on.</summary>
    /// <exception cref="PaymentProviderException">No answer, or a refusal.</exception>
    Task<string> RegisterAsync(TransferId key, string holderName, BankAccountNumber number, CancellationToken cancellationToken);

    /// <summary>Hands a payout over. The same id again is the same payout, however it ended.</summary>
    /// <exception cref="PaymentProviderException">No answer: the provider may have it. Ask; never send it under another id.</exception>
    Task<ProviderPayout> SendAsync(Payout payout, CancellationToken cancellationToken);

    /// <summary>Asks for a payout; null when the provider has never heard of it, which a call on its way may still change.</summary>
    /// <exception cref="PaymentProviderException">No answer.</exception>
    Task<ProviderPayout?> FindAsync(PayoutId payout, CancellationToken cancellationToken);

    /// <summary>Every payout that the provider has, for reconciliation.</summary>
    /// <exception cref="PaymentProviderException">No answer.</exception>
    IAsyncEnumerable<ProviderPayout> ReportAsync(CancellationToken cancellationToken);
}
