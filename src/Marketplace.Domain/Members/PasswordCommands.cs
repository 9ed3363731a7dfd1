using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>Tries the payment password. That it was right lets money move for some minutes.</summary>
/// <param name="Password">The try.</param>
public sealed record TryPaymentPassword(string Password) : MemberCommand
{
    private readonly SecretTry _try = new(Password);

    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc) =>
        PasswordRules.WithPassword(member, _try, rules, nowUtc, after => new MemberChange(after));

    /// <inheritdoc/>
    public override string ToString() => nameof(TryPaymentPassword);
}

/// <summary>Sets a payment password for the first time.</summary>
/// <param name="Password">The password.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Question">What a reset will ask.</param>
/// <param name="Answer">The answer.</param>
/// <param name="AnswerHash">The normalised answer's hash.</param>
public sealed record SetPaymentPassword(string Password, SecretHash Hash, string Question, string Answer, SecretHash AnswerHash) : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        FieldErrors errors = new();
        PasswordRules.Check(errors, "password", Password, member.Id, rules);
        errors.RequireText(Question, "securityQuestion", 1, rules.TextLengthMax);
        errors.RequireText(Answer, "securityAnswer", 1, rules.TextLengthMax);
        return errors.ToRejection() is { } invalid ? invalid
            : member.PaymentPassword is not null ? Rejection.Conflict("PAYMENT_PASSWORD_SET", "There is a payment password; change it or reset it.")
            : new MemberChange(
                member with { PaymentPassword = new(new GuardedSecret(Hash), Question, new GuardedSecret(AnswerHash), nowUtc) },
                new SecurityEvent(SecurityEventKind.PaymentPasswordSet, nowUtc));
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(SetPaymentPassword);
}

/// <summary>Replaces the payment password; who knows it may.</summary>
/// <param name="Current">The one that there is.</param>
/// <param name="New">The one to come.</param>
/// <param name="NewHash">Its hash.</param>
public sealed record ChangePaymentPassword(string Current, string New, SecretHash NewHash) : MemberCommand
{
    private readonly SecretTry _try = new(Current);

    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        FieldErrors errors = new();
        PasswordRules.Check(errors, "new", New, member.Id, rules);
        return errors.ToRejection() is { } invalid
            ? invalid
            : PasswordRules.WithPassword(member, _try, rules, nowUtc, after => PasswordRules.Replaced(after, NewHash, SecurityEventKind.PaymentPasswordChanged, nowUtc));
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(ChangePaymentPassword);
}

/// <summary>Replaces the payment password by answering the security question; that the sign-in is fresh is checked at the door.</summary>
/// <param name="Answer">The normalised answer.</param>
/// <param name="New">The password to come.</param>
/// <param name="NewHash">Its hash.</param>
public sealed record ResetPaymentPassword(string Answer, string New, SecretHash NewHash) : MemberCommand
{
    private readonly SecretTry _try = new(Answer);

    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        FieldErrors errors = new();
        PasswordRules.Check(errors, "new", New, member.Id, rules);
        return errors.ToRejection() is { } invalid
            ? invalid
            : PasswordRules.WithAnswer(member, _try, rules, nowUtc, after => PasswordRules.Replaced(after, NewHash, SecurityEventKind.PaymentPasswordReset, nowUtc));
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(ResetPaymentPassword);
}
