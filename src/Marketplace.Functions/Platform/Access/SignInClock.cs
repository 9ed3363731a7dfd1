namespace Marketplace.Functions.Platform.Access;

/// <summary>The clock that tokens live by. On a machine whose market moves its clock ahead, tokens stay with real time.</summary>
/// <param name="time">That clock.</param>
public sealed class SignInClock(TimeProvider time)
{
    /// <summary>Whether a person signed in at most so long ago; one whose token does not say when has not.</summary>
    public bool IsFresh(CurrentMember member, TimeSpan ageMax) => member.SignedInUtc is { } at && time.GetUtcNow() - at <= ageMax;
}
