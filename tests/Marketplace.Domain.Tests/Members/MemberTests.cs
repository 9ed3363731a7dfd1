using Marketplace.Domain.Decisions;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Tests.Members;

public sealed class MemberTests
{
    private static readonly MemberRules _rules = PolicyCatalog.LoadEmbedded().Current.Members;
    private static readonly DateTimeOffset _start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly MemberId _id = MemberId.For("tenant", "person");
    private static readonly SecretHash _right = HashOf("correct horse");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tries_OfAnyOrder_LockAfterTwoWrongOnesInARow_AndAreNotLookedAtMeanwhile(int seed)
    {
        Random random = new(seed);
        MemberState member = WithPassword();
        (int wrong, DateTimeOffset lockedUntil, DateTimeOffset now) = (0, _start, _start);
        for (int step = 0; step < 150; step++)
        {
            now += TimeSpan.FromMinutes(random.Next(1, 90));
            bool isRight = random.Next(2) == 0;
            Decision<MemberChange> decision = new TryPaymentPassword(isRight ? "correct horse" : "wrong horse").Decide(member, _rules, now);
            if (now < lockedUntil)
            {
                Assert.Equal("PAYMENT_PASSWORD_LOCKED", decision.Rejection?.Code);
                continue;
            }

            wrong = isRight ? 0 : wrong + 1;
            Assert.Equal(isRight ? null : "PAYMENT_PASSWORD_WRONG", decision.Value.Refusal?.Code);
            Assert.Equal(wrong == 2, decision.Value.Event?.Kind == SecurityEventKind.PaymentPasswordLocked);
            (wrong, lockedUntil) = wrong == 2 ? (0, now.AddHours(3)) : (wrong, lockedUntil);
            member = decision.Value.After;
        }
    }

    [Fact]
    public void AHash_IsSalted_KeepsItsRounds_AndShowsNothing()
    {
        SecretHash other = SecretHash.Of("correct horse", new byte[SecretHash.SaltBytes], 2_000);

        Assert.NotEqual(_right.Hash, other.Hash);
        Assert.True(_right.Matches("correct horse") && other.Matches("correct horse"));
        Assert.False(_right.Matches("correct horsf") || other.Matches(""));
        Assert.DoesNotContain(_right.Hash, _right.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("horse", $"{new TryPaymentPassword("correct horse")}{new ChangePaymentPassword("correct horse", "horse", other)}", StringComparison.Ordinal);
    }

    [Fact]
    public void AReset_LiftsTheLock_OfThePasswordAlone()
    {
        MemberState locked = WithPassword();
        locked = new TryPaymentPassword("no").Decide(locked, _rules, _start).Value.After;
        locked = new TryPaymentPassword("no").Decide(locked, _rules, _start).Value.After;

        MemberState reset = new ResetPaymentPassword("PLUM LANE", "battery staple", HashOf("battery staple")).Decide(locked, _rules, _start).Value.After;

        Assert.Equal("PAYMENT_PASSWORD_LOCKED", new TryPaymentPassword("correct horse").Decide(locked, _rules, _start).Rejection?.Code);
        Assert.Null(new TryPaymentPassword("battery staple").Decide(reset, _rules, _start).Value.Refusal);
    }

    [Fact]
    public void Verification_OfEveryState_AnswersEveryCommand()
    {
        string[] answers = [.. from state in Enum.GetValues<VerificationState>() from command in Commands() select $"{state} {Shown(command, state)}"];

        Assert.Equal(
            [
                "None SubmitVerification Pending", "None DecideVerification VERIFICATION_STATE", "None RevokeVerification VERIFICATION_STATE",
                "Pending SubmitVerification VERIFICATION_STATE", "Pending DecideVerification Verified", "Pending RevokeVerification VERIFICATION_STATE",
                "Verified SubmitVerification VERIFICATION_STATE", "Verified DecideVerification VERIFICATION_STATE", "Verified RevokeVerification Revoked",
                "Rejected SubmitVerification Pending", "Rejected DecideVerification VERIFICATION_STATE", "Rejected RevokeVerification VERIFICATION_STATE",
                "Revoked SubmitVerification Pending", "Revoked DecideVerification VERIFICATION_STATE", "Revoked RevokeVerification VERIFICATION_STATE",
            ],
            answers);
    }

    [Fact]
    public void AnIdentity_OnceConfirmed_IsTheMembersForGood()
    {
        MemberState member = new(_id);
        foreach (MemberCommand command in new MemberCommand[]
        {
            new SubmitVerification(MemberKind.Individual, "a", "ver_1"), new DecideVerification("ver_1", new(true, "Lin", null)), new RevokeVerification("In doubt."),
            new SubmitVerification(MemberKind.Individual, "a", "ver_2"), new DecideVerification("ver_2", new(false, null, "Illegible.")),
        })
        {
            member = command.Decide(member, _rules, _start).Value.After;
        }

        Assert.Equal("IDENTITY_MISMATCH", new SubmitVerification(MemberKind.Business, "b", "ver_3").Decide(member, _rules, _start).Rejection?.Code);
        Assert.Null(new SubmitVerification(MemberKind.Individual, "a", "ver_3").Decide(member, _rules, _start).Rejection);
    }

    [Fact]
    public void Rules_WithoutSense_AreFaults()
    {
        MarketPolicy policy = PolicyCatalog.LoadEmbedded().Current;

        Assert.Empty(PolicyValidation.Faults(policy));
        Assert.Single(PolicyValidation.Faults(policy with { Members = policy.Members with { WrongTriesMax = 0 } }));
        Assert.Single(PolicyValidation.Faults(policy with { Members = policy.Members with { PasswordLengthMax = 5 } }));
    }

    private static MemberCommand[] Commands() =>
        [new SubmitVerification(MemberKind.Individual, "identity", "ver_2"), new DecideVerification("ver_1", new(true, "Lin", null)), new RevokeVerification("In doubt.")];

    private static string Shown(MemberCommand command, VerificationState state)
    {
        Verification verification = new() { State = state, Reference = "ver_1", Identity = "identity", Kind = MemberKind.Individual };
        Decision<MemberChange> decision = command.Decide(new MemberState(_id) { Verification = verification }, _rules, _start);
        return $"{command.GetType().Name} {decision.Rejection?.Code ?? $"{decision.Value.After.Verification.State}"}";
    }

    private static MemberState WithPassword() => new SetPaymentPassword("correct horse", _right, "Street?", "Plum Lane", HashOf("PLUM LANE")).Decide(new(_id), _rules, _start).Value.After;

    private static SecretHash HashOf(string secret) => SecretHash.Of(secret, "0123456789abcdef"u8, 1_000);
}
