using Marketplace.Domain;

namespace Marketplace.Functions.Payments;

/// <summary>The payment provider did not answer, or not as agreed. The call may have taken effect: repeat it under the same id.</summary>
public sealed class PaymentProviderException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// A provider that captures buyers' money and pays it back. Every call is keyed: repeated under the same id it is the same call.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>Opens a payment and gives the page where it is paid. Webhooks name the reference: an order, or a member who pays in.</summary>
    /// <exception cref="PaymentProviderException">No answer, or a refusal.</exception>
    Task<string> OpenPaymentAsync(PaymentId payment, string reference, Money amount, string description, CancellationToken cancellationToken);

    /// <summary>Pays captured money back; returns once the provider has accepted it.</summary>
    /// <exception cref="PaymentProviderException">No answer, or a refusal.</exception>
    Task RefundAsync(TransferId refund, PaymentId payment, Money amount, CancellationToken cancellationToken);
}
