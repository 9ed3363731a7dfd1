using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Events;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Members;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Events;

public sealed partial class MemberEventTests
{
    // What these are about is between the member and us.
    private static readonly SecurityEventKind[] _untold =
    [
        SecurityEventKind.PaymentPasswordSet, SecurityEventKind.PaymentPasswordChanged, SecurityEventKind.PaymentPasswordReset,
        SecurityEventKind.PaymentPasswordLocked, SecurityEventKind.SecurityAnswerLocked, SecurityEventKind.EmailToConfirm, SecurityEventKind.EmailConfirmed,
        SecurityEventKind.EmailRemoved,
    ];

    private static readonly EventKind[] _kinds = [.. AccountEvents.All, .. MemberEvents.All];
    private static readonly Type[] _envelopes = [typeof(OrderNews), typeof(ListingNews), typeof(StockLowNews), typeof(AccountNews), typeof(MemberStateNews), typeof(OffenceNews)];

    [Fact]
    public void EveryKind_HasANameOfItsOwn()
    {
        string[] all = [.. _kinds.Select(kind => kind.Type), .. OrderEventKinds.All.Select(kind => kind.Type), PublicEvents.ListingChanged, PublicEvents.StockLow];
        Assert.All(all, type => Assert.Matches(TypeName(), type));
        Assert.DoesNotContain(all.CountBy(type => type), count => count.Value > 1);
        Assert.All(_kinds, kind => Assert.EndsWith(".", kind.When));
    }

    [Fact]
    public void WhatHappensToAMember_IsToldToOthers_OrLeftOutOnPurpose() => Assert.Equal(
        _untold, Enum.GetValues<SecurityEventKind>().Where(kind => MemberEvents.Of(Some.SellerId, 3, new SecurityEvent(kind, Some.Monday)) is null));

    [Fact]
    public void EveryStepOfAPayout_AndOfABond_IsTold_UnderAnIdOfItsOwn()
    {
        Assert.All(Enum.GetValues<PayoutState>(), state =>
        {
            PublicEvent told = Assert.Single(AccountEvents.Of(Some.SellerId, Entry() with { Payout = Payout(state), Version = 7 }));
            Assert.Equal(($"{Entry().Id}:0", $"marketplace.payout.{state.ToString().ToLowerInvariant()}.v1", Payout(state).Id.Value), (told.Id, told.Type, told.Subject));
            Assert.Equal(new AccountNews(Some.SellerId, 7, new PayoutFacts(Payout(state).Id, Some.Yuan(5))), told.Data);
        });
        BondNews all = new(Enum.GetValues<BondStep>(), Some.Yuan(1), Some.Yuan(2), Some.Yuan(3), Some.Monday);
        SellerGuarantees guarantees = new() { Joined = [Guarantee.AsDescribed], Minimum = Some.Yuan(3), TopUpWithinDays = 5 };
        PublicEvent[] steps = [.. AccountEvents.Of(Some.SellerId, Entry() with { Bond = all, Guarantees = guarantees })];
        Assert.Equal(Enumerable.Range(0, all.Steps.Count).Select(number => $"{Entry().Id}:{number}"), steps.Select(step => step.Id));
        Assert.Equal(AccountEvents.All.Select(kind => kind.Type).Where(type => !type.Contains("payout", StringComparison.Ordinal)), steps.Select(step => step.Type));
    }

    [Fact]
    public void ACase_IsToldFromWhenItIsUpheld_AndReadsTheSameLater()
    {
        OffenceTerms terms = PolicyCatalog.LoadEmbedded().Current.Offences;
        ReviewCase open = new()
        {
            Id = ReviewId.For(Some.BuyerId, "case"), Accused = Some.SellerId, Kind = OffenceKind.RatingRing, Orders = [], Others = [], Findings = "A ring.",
            OpenedUtc = Some.Monday, PolicyVersion = "2026-11",
        };
        ReviewCase upheld = open.Uphold(Some.BuyerId, "Seen.", new(0, 0), terms, Some.Monday.AddDays(1)).Value;
        ReviewCase appealed = upheld.AppealWith("No.", terms, Some.Monday.AddDays(2)).Value;
        MemberId other = MemberId.For("tenant", "other");
        ReviewCase reversed = appealed.DecideAppeal(other, upheld: true, "Right.", terms, Some.Monday.AddDays(3)).Value;

        Assert.Empty(MemberEvents.Of(open, terms, 1));
        Assert.Empty(MemberEvents.Of(open.Dismiss(other, "None.", terms, Some.Monday).Value, terms, 1));
        PublicEvent[] all = [.. MemberEvents.Of(reversed, terms, 1)];
        Assert.Equal(["upheld", "appealed", "reversed"], all.Select(told => told.Type.Split('.')[2]));
        Assert.Equal([$"{open.Id}:2", $"{open.Id}:3", $"{open.Id}:4"], all.Select(told => told.Id));
        Assert.Equal(all[0], Assert.Single(MemberEvents.Of(upheld, terms, 1)));
        Assert.Equal(all[1], MemberEvents.Of(appealed, terms, appealed.Version).Single());
        Assert.Equal(all[2], MemberEvents.Of(reversed, terms, reversed.Version).Single());
        Assert.Equal("offence.confirmed", MemberEvents.Of(appealed.DecideAppeal(other, upheld: false, "Wrong.", terms, Some.Monday).Value, terms, 4).Single().Type["marketplace.".Length..^".v1".Length]);
    }

    /// <summary>Whatever is ever added to a fact: no member of it, at any depth, is named like something personal, and no text but a carrier's key is free.</summary>
    [Fact]
    public void NoFacts_AreNamedLikePersonalData()
    {
        Type[] facts = [.. _envelopes, .. _kinds.Select(kind => kind.Facts).OfType<Type>(), .. OrderEventKinds.All.Select(kind => kind.Facts).OfType<Type>()];
        PropertyInfo[] members = [.. facts.Distinct().SelectMany(type => MembersOf(type, []))];
        Assert.True(members.Length > 80);
        Assert.DoesNotContain(members, member => Personal().IsMatch(member.Name));
        string[] texts = [nameof(ShippedFacts.Carrier), nameof(OrderNews.By), nameof(ListingNews.Category)];
        Assert.DoesNotContain(members, member => member.PropertyType == typeof(string) && !texts.Contains(member.Name));

        // What the net must hold, and what it must let through.
        Assert.All(["BankLast4", "HolderName", "EmailAddress", "PhoneNumber", "TrackingNumber", "EvidenceHash", "Comment", "Findings", "VerifiedName"], name => Assert.Matches(Personal(), name));
        Assert.All(["EvidenceDueUtc", "Amount", "PayoutId", "Reason", "GoodsType"], name => Assert.DoesNotMatch(Personal(), name));
    }

    private static AccountEntry Entry() => new(TransferId.For(Some.SellerId, "x"), EntryCode.PayoutNews, null, Some.Monday, null, []);

    private static Payout Payout(PayoutState state) => new()
    {
        Id = PayoutId.For(Some.SellerId, "x"), Owner = Some.SellerId, Amount = Some.Yuan(5), State = state, BankReference = "bac_1", BankLast4 = "1234", RequestedUtc = Some.Monday,
    };

    // Into what is ours; ids, money, enums and times say nothing more.
    private static IEnumerable<PropertyInfo> MembersOf(Type type, HashSet<Type> seen) => !seen.Add(type) ? [] :
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(member => PartsOf(member.PropertyType).Where(part => part.Assembly == typeof(PublicEvent).Assembly && part is { IsEnum: false } && part != typeof(Money) && !part.Name.EndsWith("Id", StringComparison.Ordinal))
                .SelectMany(part => MembersOf(part, seen))
                .Prepend(member));

    private static Type[] PartsOf(Type type) => typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType ? type.GetGenericArguments() : [Nullable.GetUnderlyingType(type) ?? type];

    [GeneratedRegex("Name|Mail|Phone|Address|Bank|Last4|Holder|Iban|Tracking|Document|Hash|Note|Comment|Text|Message|Finding|Statement|Secret|Password|Identity|Birth|Token|Device")]
    private static partial Regex Personal();

    [GeneratedRegex(@"^marketplace\.[a-z]+\.[a-z-]+\.v1$")]
    private static partial Regex TypeName();
}
