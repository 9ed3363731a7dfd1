namespace Marketplace.Domain.Members;

/// <summary>The second secret, without which no money moves (rules.md section 1).</summary>
/// <param name="Password">The payment password.</param>
/// <param name="Question">What a reset asks, in the member's own words.</param>
/// <param name="Answer">The answer to it.</param>
/// <param name="ChangedUtc">When the password was set last.</param>
public sealed record PaymentPassword(GuardedSecret Password, string Question, GuardedSecret Answer, DateTimeOffset ChangedUtc);
