using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Members;

/// <summary>
/// Verification across two partitions and a provider, in an order that a retry can repeat from anywhere: claim the identity, ask the
/// provider, write the request; then, on its word, make the identity the member's for good and write the result.
/// </summary>
public sealed class VerificationDesk(
    MemberStore members, IdentityStore identities, MemberSecrets secrets, IVerificationProvider provider, PolicyCatalog policies, TimeProvider time, ILogger<VerificationDesk> logger)
{
    /// <summary>A member asks to be verified.</summary>
    public async Task<Answer> SubmitAsync(MemberId member, IdempotencyKey key, SubmitVerificationRequest body, CancellationToken cancellationToken)
    {
        SubmitVerification command = new(body.Kind, secrets.IdentityOf(body.Kind, body.IdNumber), IdText.Derive("ver", member.Value, key.Key));
        MemberCaller caller = new(VerificationResponse.Answer, secrets.Guard(key));
        MemberState before = await members.ReadAsync(member, cancellationToken);
        bool isOwnRetry = before.Verification.Reference == command.Reference;
        if (!isOwnRetry && command.Decide(before, policies.Current.Members, time.GetUtcNow()).Rejection is not null)
        {
            return MemberStore.AnswerTo(await members.HandleAsync(member, command, caller, cancellationToken));
        }

        if (!await identities.ClaimAsync(command.Identity, member, cancellationToken))
        {
            return Taken();
        }

        try
        {
            IdentityClaim claim = new(command.Reference, member, body.Kind, body.LegalName.Trim(), body.IdNumber.Trim(), body.Licence?.Trim());
            VerificationOutcome? outcome = await provider.SubmitAsync(claim, cancellationToken);
            MemberResult result = await members.HandleAsync(member, command, caller, cancellationToken);
            if (outcome is not null && result is MemberResult.Done or MemberResult.Replayed { Answer.Status: StatusCodes.Status200OK })
            {
                await ToldAsync(member, command.Reference, outcome!, cancellationToken);
            }

            return MemberStore.AnswerTo(result);
        }
        catch (VerificationProviderException error)
        {
            logger.LogWarning(error, "Verification {Reference} of {MemberId} could not be asked for", command.Reference, member);
            return Problem.ProviderUnavailable("verification");
        }
    }

    /// <summary>The provider has decided. Told again, nothing changes.</summary>
    public async Task<Answer> ToldAsync(MemberId member, string reference, VerificationOutcome outcome, CancellationToken cancellationToken)
    {
        Verification before = (await members.ReadAsync(member, cancellationToken)).Verification;
        if (before.Reference != reference || before.Identity is not { } identity)
        {
            return Problem.NotFound();
        }

        if (before.State == VerificationState.Pending)
        {
            // Should the claim have been taken over meanwhile, the identity is the other's, whatever was confirmed to us.
            bool isOurs = !outcome.Approved || await identities.ConfirmAsync(identity, member, cancellationToken);
            DecideVerification command = new(reference, isOurs ? outcome : new(false, null, "The identity is verified for another member."));
            if (await members.HandleAsync(member, command, null, cancellationToken) is MemberResult.Busy)
            {
                return Problem.Busy();
            }
        }

        if ((await members.ReadAsync(member, cancellationToken)).Verification is { State: VerificationState.Rejected } rejected && rejected.Reference == reference)
        {
            await identities.FreeAsync(identity, member, cancellationToken);
        }

        return Answer.Ok(new Payments.WebhookResponse("accepted"));
    }

    private static Answer Taken() =>
        Problem.Answer(StatusCodes.Status409Conflict, "IDENTITY_TAKEN", "This identity is verified, or about to be, for another member.");
}
