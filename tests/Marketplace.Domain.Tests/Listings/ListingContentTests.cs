using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Listings;

public class ListingContentTests
{
    private static readonly ListingContent _valid = Some.Content();
    private static readonly DeliveryOption _express = new(DeliveryMode.Express, Some.Yuan(0));

    private static readonly (string Fields, ListingContent Content)[] _invalid =
    [
        ("title", _valid with { Title = "" }),
        ("title", _valid with { Title = "  " }),
        ("title", _valid with { Title = null! }),
        ("title", _valid with { Title = new string('t', 121) }),
        ("title", _valid with { Title = "two\nlines" }),
        ("description", _valid with { Description = new string('d', 5_001) }),
        ("description", _valid with { Description = "\u0007" }),
        ("description", _valid with { Description = null! }),
        ("category", _valid with { Category = "Phones" }),
        ("category", _valid with { Category = null! }),
        ("price.amountMinor", _valid with { Price = Some.Yuan(0) }),
        ("price.amountMinor", _valid with { Price = Some.Yuan(1_000_000_001) }),
        ("price.currency deliveryModes[0].freight.currency", _valid with { Price = new(1, Currency.Parse("JPY")), DeliveryModes = [new(DeliveryMode.Express, new(0, Currency.Parse("JPY")))] }),
        ("price.currency deliveryModes", _valid with { Price = new(1, default), DeliveryModes = [] }),
        ("deliveryModes", _valid with { DeliveryModes = [] }),
        ("deliveryModes", _valid with { DeliveryModes = [_express, _express] }),
        ("deliveryModes[1].mode", _valid with { DeliveryModes = [_express, new(DeliveryMode.Online, Some.Yuan(0))] }),
        ("deliveryModes[0].freight.amountMinor", _valid with { DeliveryModes = [new(DeliveryMode.Express, Some.Yuan(-1))] }),
        ("deliveryModes[0].freight.amountMinor", _valid with { DeliveryModes = [new(DeliveryMode.Express, Some.Yuan(1_000_000_001))] }),
        ("deliveryModes[0].freight.currency", _valid with { DeliveryModes = [new(DeliveryMode.Express, new(1, Some.Usd))] }),
        ("deliveryModes[0].mode deliveryModes[1].mode deliveryModes[2].mode", _valid with { GoodsType = (GoodsType)99 }),
        ("quality", _valid with { Quality = (QualityGrade)99 }),
        ("imageUrls", _valid with { ImageUrls = [.. Enumerable.Repeat("https://img.example/1", 11)] }),
        ("imageUrls", _valid with { ImageUrls = ["http://img.example/1"] }),
        ("imageUrls", _valid with { ImageUrls = ["/1.jpg"] }),
        ("imageUrls", _valid with { ImageUrls = ["javascript:alert(1)"] }),
        ("imageUrls", _valid with { ImageUrls = [$"https://img.example/{new string('1', 481)}"] }),
        ("imageUrls", _valid with { ImageUrls = [null!] }),
        ("preorderUtc", _valid with { PreorderUtc = Some.Monday }),
        ("preorderUtc", _valid with { PreorderUtc = Some.Monday.AddDays(90) + Some.Tick }),
        ("preorderUtc", Some.Content(GoodsType.AutoDelivery) with { PreorderUtc = Some.Monday.AddDays(1) }),
    ];

    private static readonly ListingContent[] _atTheBounds =
    [
        _valid,
        _valid with { Title = new string('t', 120), Description = new string('d', 5_000) },
        _valid with { Description = "" },
        _valid with { Price = Some.Yuan(1) },
        _valid with { Price = Some.Yuan(1_000_000_000) },
        _valid with { DeliveryModes = [new(DeliveryMode.Express, Some.Yuan(1_000_000_000))] },
        _valid with { ImageUrls = [] },
        _valid with { ImageUrls = [.. Enumerable.Repeat($"https://img.example/{new string('1', 480)}", 10)] },
        _valid with { PreorderUtc = Some.Monday + Some.Tick },
        _valid with { PreorderUtc = Some.Monday.AddDays(90) },
        Some.Content(GoodsType.Virtual) with { PreorderUtc = Some.Monday.AddDays(1) },
    ];

    public static TheoryData<int> Invalid() => [.. Enumerable.Range(0, _invalid.Length)];

    public static TheoryData<int> AtTheBounds() => [.. Enumerable.Range(0, _atTheBounds.Length)];

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Validate_OfAFault_NamesExactlyItsFields(int index)
    {
        (string fields, ListingContent content) = _invalid[index];
        Assert.Equal(fields.Split(' ').Order(), content.Validate(Some.Policy, Some.Monday)!.Errors.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(AtTheBounds))]
    public void Validate_AtTheBounds_Accepts(int index) => Assert.Null(_atTheBounds[index].Validate(Some.Policy, Some.Monday));

    [Fact]
    public void Validate_OfSeveralFaults_NamesThemAll() => Assert.Equal(
        ["title", "category", "price.amountMinor", "imageUrls"],
        (_valid with { Title = "", Category = "", Price = Some.Yuan(-1), ImageUrls = ["x"] }).Validate(Some.Policy, Some.Monday)!.Errors.Keys);

    [Fact]
    public void FreightFor_AModeThatIsNotOffered_IsNone()
    {
        Assert.Equal(Some.Yuan(800), _valid.FreightFor(DeliveryMode.Surface));
        Assert.Null(_valid.FreightFor(DeliveryMode.Online));
    }
}
