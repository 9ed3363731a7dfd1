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
    public static Decision<MemberChange> WithPassword(MemberState member, SecretTry tried, MemberRules rules, DateTimeOffset nowUtc, Func<MemberState, MemberChange> onRight)
    {
        if (member.PaymentPassword is not { } secret)
        {
            return Missing();
        }

        if (secret.Password.IsLocked(nowUtc))
        {
            return secret.Password.Locked();
        }

        bool isRight = tried.IsRight(secret.Password.Hash);
        MemberState after = member with { PaymentPassword = secret with { Password = secret.Password.Try(isRight, rules, nowUtc) } };
        return isRight
            ? onRight(after)
            : Wrong(after, after.PaymentPassword!.Password, SecurityEventKind.PaymentPasswordLocked, "PAYMENT_PASSWORD_WRONG", "The payment password is wrong.", nowUtc);
    }

    /// <summary>Goes on if the answer is right; a wrong one counts.</summary>
    public static Decision<MemberChange> WithAnswer(MemberState member, SecretTry tried, MemberRules rules, DateTimeOffset nowUtc, Func<MemberState, MemberChange> onRight)
    {
        if (member.PaymentPassword is not { } secret)
        {
            return Missing();
        }

        if (secret.Answer.IsLocked(nowUtc))
        {
            return secret.Answer.Locked();
        }

        bool isRight = tried.IsRight(secret.Answer.Hash);
        MemberState after = member with { PaymentPassword = secret with { Answer = secret.Answer.Try(isRight, rules, nowUtc) } };
        return isRight
            ? onRight(after)
            : Wrong(after, after.PaymentPassword!.Answer, SecurityEventKind.SecurityAnswerLocked, "SECURITY_ANSWER_WRONG", "The answer is wrong.", nowUtc);
    }

    /// <summary>The member with another password, which no wrong tries are held against.</summary>
    public static MemberChange Replaced(MemberState member, SecretHash hash, SecurityEventKind kind, DateTimeOffset nowUtc) => new(
        member with { PaymentPassword = member.PaymentPassword! with { Password = new(hash), ChangedUtc = nowUtc } }, new SecurityEvent(kind, nowUtc));

    private static MemberChange Wrong(MemberState after, GuardedSecret tried, SecurityEventKind locked, string code, string message, DateTimeOffset nowUtc) => new(
        after,
        tried.IsLocked(nowUtc) ? new SecurityEvent(locked, nowUtc) : null,
        Rejection.Forbidden(code, tried.IsLocked(nowUtc) ? $"{message} It is locked until {tried.LockedUntilUtc:yyyy-MM-ddTHH:mm:ssZ}." : message));

    private static Rejection Missing() => Rejection.Conflict("PAYMENT_PASSWORD_MISSING", "There is no payment password; set one first.");
}
