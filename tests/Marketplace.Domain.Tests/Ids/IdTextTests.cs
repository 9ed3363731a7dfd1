using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Ids;

public class IdTextTests
{
    // Computed by other means: SHA-256 of each part after its length in four bytes, then base32 by hand.
    private const string PinnedOrderId = "ord_1cyskcbn42ernpmvpj8h69c7d3";

    private static readonly Gen<string> _part = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");

    [Fact]
    public void Derive_IsWellFormedAndAlwaysTheSame() => Always.Holds(
        _part.ListOf(),
        parts =>
        {
            string id = IdText.Derive("ord", [.. parts]);
            Assert.Matches("^ord_[0-9a-hjkmnp-tv-z]{26}$", id);
            Assert.Equal(id, IdText.Derive("ord", [.. parts]));
            Assert.True(IdText.IsWellFormed("ord", id));
            Assert.False(IdText.IsWellFormed("pay", id));
            Assert.Equal(OrderId.From(id), IdText.TryParse<OrderId>(id));
        });

    [Fact]
    public void Derive_OfPartsCutElsewhere_Differs() => Always.Holds(
        from text in _part
        where text.Length > 0
        from at in Gen.Choose(0, text.Length)
        from other in Gen.Choose(0, text.Length)
        where at != other && !char.IsSurrogate(text[0])
        select (text, at, other),
        given => Assert.NotEqual(
            IdText.Derive("ord", given.text[..given.at], given.text[given.at..]),
            IdText.Derive("ord", given.text[..given.other], given.text[given.other..])));

    [Fact]
    public void Derive_DependsOnEveryPartAndTheirOrder()
    {
        string[] ids =
        [
            IdText.Derive("ord", "a", "b"), IdText.Derive("ord", "b", "a"), IdText.Derive("ord", "a"), IdText.Derive("ord", "a", ""),
            IdText.Derive("ord", "", "a"), IdText.Derive("ord"), IdText.Derive("pay", "a", "b"),
        ];
        Assert.Equal(ids.Length, ids.Select(id => id[4..]).Distinct().Count());
    }

    [Fact]
    public void Derive_IsPinned_SinceStoredIdsMustStayReachable() =>
        Assert.Equal(PinnedOrderId, OrderId.For(MemberId.From("mbr_0"), "key").Value);

    [Fact]
    public void IsWellFormed_RefusesOneWrongCharacterAnywhere() => Always.Holds(
        from at in Gen.Choose(0, Some.OrderId.Value.Length - 1)
        from wrong in Gen.Elements("ilouABCXYZ-_ é\u0000手".ToCharArray())
        where Some.OrderId.Value[at] != wrong
        select (at, wrong),
        given =>
        {
            char[] text = Some.OrderId.Value.ToCharArray();
            text[given.at] = given.wrong;
            Assert.Null(IdText.TryParse<OrderId>(new string(text)));
        });

    [Fact]
    public void IsWellFormed_RefusesOtherLengths()
    {
        string id = Some.OrderId.Value;
        Assert.All(["", "ord", "ord_", id[..^1], id + "0", null], text => Assert.Null(IdText.TryParse<OrderId>(text)));
    }

    [Theory]
    [InlineData("\"pay_00000000000000000000000000\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    public void Json_ThatIsNoId_IsAJsonError(string json) => Assert.Throws<System.Text.Json.JsonException>(() => Json.Read<OrderId>(json));
}
