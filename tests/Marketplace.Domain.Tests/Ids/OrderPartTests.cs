using FsCheck.Fluent;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Ids;

public class OrderPartTests
{
    [Fact]
    public void For_TellsItsOrderAndItsNumberApart() => Always.Holds(
        Gen.Choose(1, OrderPart.NumberMax).Select(number => (number, other: (number % OrderPart.NumberMax) + 1)),
        numbers =>
        {
            DisputeId id = DisputeId.For(Some.OrderId, numbers.number);
            Assert.Equal(id, IdText.TryParse<DisputeId>(id.Value));
            Assert.Equal(Some.OrderId, id.OrderId);
            Assert.NotEqual(id, DisputeId.For(Some.OrderId, numbers.other));
        });

    [Fact]
    public void TryParse_RefusesOtherKindsAndLengths()
    {
        string id = RefundRequestId.For(Some.OrderId, 1).Value;
        Assert.Equal("rfr_" + Some.OrderId.Value[4..] + "01", id);
        Assert.Null(IdText.TryParse<DisputeId>(id));
        Assert.All([id[..^1], id + "0", id[..^2]], text => Assert.Null(IdText.TryParse<RefundRequestId>(text)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimId.For(Some.OrderId, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimId.For(Some.OrderId, OrderPart.NumberMax + 1));
    }
}
