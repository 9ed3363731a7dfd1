using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>A candidate for a secret. The slow hash is made once for each hash that it is held against, however often a race repeats the decision.</summary>
internal sealed class SecretTry(string candidate)
{
    private (SecretHash Hash, bool IsRight)? _last;

    public bool IsRight(SecretHash hash)
    {
        if (_last is not { } last || last.Hash != hash)
        {
            _last = last = (hash, hash.Matches(candidate));
        }

        return last.IsRight;
    }
}

/// <summary>What all commands on the payment password share.</summary>
internal static class PasswordRules
{
    private static readonly Refusal _password = new("PAYMENT_PASSWORD_WRONG", "The payment password is wrong.", SecurityEventKind.PaymentPasswordLocked);
    private static readonly Refusal _answer = new("SECURITY_ANSWER_WRONG", "The answer is wrong.", SecurityEventKind.SecurityAnswerLocked);

    // What a wrong try is answered, and what the member is told when it locks.
    private sealed record Refusal(string Code, string Message, SecurityEventKind Locked);

    /// <summary>What a payment password must be like.</summary>
    public static void Check(FieldErrors errors, string field, string password, MemberId member, MemberRules rules)
    {
        bool fits = errors.Require(
            password.Length >= rules.PasswordLengthMin && password.Length <= rules.PasswordLengthMax && !password.Any(char.IsControl),
            field,
            $"must have {rules.PasswordLengthMin} to {rules.PasswordLengthMax} characters");
        if (fits)
        {
            errors.Require(password.Distinct().Count() > 1, field, "must not be one character over and over");
            errors.Require(!string.Equals(password, member.Value, StringComparison.OrdinalIgnoreCase), field, "must not be the member's id");
        }
    }

    /// <summary>Goes on if the password is right; a wrong try counts.</summary>
    public static Decision<MemberChange> WithPassword(MemberState member, SecretTry tried, MemberRules rules, DateTimeOffset nowUtc, Func<MemberState, MemberChange> onRight) =>
        With(member, secret => secret.Password, (secret, after) => secret with { Password = after }, tried, _password, rules, nowUtc, onRight);

    /// <summary>Goes on if the answer is right; a wrong one counts.</summary>
    public static Decision<MemberChange> WithAnswer(MemberState member, SecretTry tried, MemberRules rules, DateTimeOffset nowUtc, Func<MemberState, MemberChange> onRight) =>
        With(member, secret => secret.Answer, (secret, after) => secret with { Answer = after }, tried, _answer, rules, nowUtc, onRight);

    /// <summary>The member with another password, which no wrong tries are held against.</summary>
    public static MemberChange Replaced(MemberState member, SecretHash hash, SecurityEventKind kind, DateTimeOffset nowUtc) => new(
        member with { PaymentPassword = member.PaymentPassword! with { Password = new(hash), ChangedUtc = nowUtc } }, new SecurityEvent(kind, nowUtc));

    private static Decision<MemberChange> With(
        MemberState member,
        Func<PaymentPassword, GuardedSecret> secretOf,
        Func<PaymentPassword, GuardedSecret, PaymentPassword> put,
        SecretTry tried,
        Refusal refusal,
        MemberRules rules,
        DateTimeOffset nowUtc,
        Func<MemberState, MemberChange> onRight)
    {
        if (member.PaymentPassword is not { } held)
        {
            return Missing();
        }

        GuardedSecret secret = secretOf(held);
        if (secret.IsLocked(nowUtc))
        {
            return secret.Locked();
        }

        bool isRight = tried.IsRight(secret.Hash);
        GuardedSecret counted = secret.Try(isRight, rules, nowUtc);
        MemberState after = member with { PaymentPassword = put(held, counted) };
        return isRight ? onRight(after) : Wrong(after, counted, refusal, nowUtc);
    }

    private static MemberChange Wrong(MemberState after, GuardedSecret tried, Refusal refusal, DateTimeOffset nowUtc) => new(
        after,
        tried.IsLocked(nowUtc) ? new SecurityEvent(refusal.Locked, nowUtc) : null,
        Rejection.Forbidden(refusal.Code, tried.IsLocked(nowUtc) ? $"{refusal.Message} It is locked until {tried.LockedUntilUtc:yyyy-MM-ddTHH:mm:ssZ}." : refusal.Message));

    private static Rejection Missing() => Rejection.Conflict("PAYMENT_PASSWORD_MISSING", "There is no payment password; set one first.");
}
