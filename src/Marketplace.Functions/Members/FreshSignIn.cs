using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Members;

/// <summary>What a stolen token must not do takes a sign-in of the last minutes (RFC 9470).</summary>
public sealed class FreshSignIn(SignInClock clock, PolicyCatalog policies)
{
    /// <summary>The refusal for who signed in too long ago; null for who did not.</summary>
    public Answer? RefusalFor(CurrentMember member)
    {
        int minutes = policies.Current.Members.FreshSignInMinutes;
        return clock.IsFresh(member, TimeSpan.FromMinutes(minutes))
            ? null
            : Problem.Answer(StatusCodes.Status401Unauthorized, "SIGN_IN_STALE", "This takes a sign-in of the last minutes: sign in again and send the new token.") with
            {
                WwwAuthenticate = $"Bearer error=\"insufficient_user_authentication\", max_age={minutes * 60}",
            };
    }
}
