using Marketplace.Domain.Members;
using Marketplace.Functions.Members;

namespace Marketplace.Simulation.World;

/// <summary>Takes everybody at their word, at once.</summary>
internal sealed class WillingVerifier : IVerificationProvider
{
    public Task<VerificationOutcome?> SubmitAsync(IdentityClaim claim, CancellationToken cancellationToken) =>
        Task.FromResult<VerificationOutcome?>(new(true, claim.LegalName, null));
}
