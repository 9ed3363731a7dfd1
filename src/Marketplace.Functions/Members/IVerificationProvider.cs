using Marketplace.Domain;
using Marketplace.Domain.Members;

namespace Marketplace.Functions.Members;

/// <summary>The verification provider did not answer, or not as agreed. Repeat the call under the same reference.</summary>
public sealed class VerificationProviderException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What is sent to be looked at. It is passed on and kept nowhere here.</summary>
/// <param name="VerificationId">Our name of the request.</param>
/// <param name="Reference">The member.</param>
/// <param name="Kind">A person or a business.</param>
/// <param name="LegalName">The name as it stands on the document.</param>
/// <param name="IdNumber">The id card's or registration's number.</param>
/// <param name="Licence">A business's licence number; null for a person.</param>
public sealed record IdentityClaim(string VerificationId, MemberId Reference, MemberKind Kind, string LegalName, string IdNumber, string? Licence)
{
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(IdentityClaim)} {VerificationId}";
}

/// <summary>Confirms who somebody legally is. Every call is keyed: repeated under the same id it is the same call.</summary>
public interface IVerificationProvider
{
    /// <summary>Asks. Null: it will be told by a webhook; else the decision, which the webhook may repeat.</summary>
    /// <exception cref="VerificationProviderException">No answer, or a refusal.</exception>
    Task<VerificationOutcome?> SubmitAsync(IdentityClaim claim, CancellationToken cancellationToken);
}
