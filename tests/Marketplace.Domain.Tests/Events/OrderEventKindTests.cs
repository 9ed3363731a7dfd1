using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Domain.Events;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Tests.Events;

public sealed partial class OrderEventKindTests
{
    private static readonly Type[] _events = [.. typeof(OrderEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OrderEvent)) && !type.IsAbstract)];

    // Nothing follows from it, so it is not announced.
    private static readonly Type[] _untold = [typeof(PaymentRequested)];

    [Fact]
    public void EveryEventOfAnOrder_IsToldToOthers_OrLeftOutOnPurpose() => Assert.Equal(
        _events.Except(_untold).Select(type => type.Name).Order(StringComparer.Ordinal), OrderEventKinds.All.Select(kind => kind.Event.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryKind_HasANameOfItsOwn()
    {
        Assert.All(OrderEventKinds.All, kind => Assert.Matches(TypeName(), kind.Type));
        Assert.DoesNotContain(OrderEventKinds.All.CountBy(kind => kind.Type), count => count.Value > 1);
    }

    // Free texts are what people wrote; there are no others in an event's facts but the carrier's key.
    [Fact]
    public void NoFacts_HoldTexts() => Assert.DoesNotContain(
        OrderEventKinds.All.Select(kind => kind.Facts).OfType<Type>().Distinct().SelectMany(facts => facts.GetProperties(BindingFlags.Public | BindingFlags.Instance)),
        property => property.PropertyType == typeof(string) && property.Name != nameof(ShippedFacts.Carrier));

    [GeneratedRegex(@"^marketplace\.[a-z]+\.[a-z-]+\.v1$")]
    private static partial Regex TypeName();
}
