using System.Diagnostics;
using System.Text.Json;
using Marketplace.Domain.Escrow;
using Marketplace.Functions.Escrow;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Tests.Support;
using Microsoft.DurableTask.Converters;

namespace Marketplace.Functions.Tests.Platform.Telemetry;

[Collection(TracedMarketTests.Name)]
public sealed class TraceTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string AnyTrace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task ARequest_ItsEscrow_AndTheirStorage_AreOneTrace()
    {
        Trade trade = await Trade.ShippedAsync(market);
        using SpanRecorder recorder = new();
        using Activity client = new Activity("client").SetIdFormat(ActivityIdFormat.W3C).Start();
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        client.Stop();

        IReadOnlyList<Activity> trace = recorder.Of(client.TraceId);
        Activity request = Assert.Single(trace, span => span.Kind == ActivityKind.Server);
        Activity credit = Assert.Single(trace, span => span.OperationName == nameof(TransferMoney.CreditSeller));
        Assert.Equal(request.SpanId, credit.ParentSpanId);
        Assert.DoesNotContain(trace, span => span.OperationName == nameof(RelayOrderEvents));
        Assert.Equal(trade.Id.Value, credit.GetTagItem("marketplace.order.id"));
        Assert.Contains(trace, span => span.OperationName == "Accounts get" && span.ParentSpanId == credit.SpanId && span.GetTagItem("http.response.status_code") is 404);
        Assert.Contains(trace, span => span.OperationName == "order-events send" && span.ParentSpanId == request.SpanId);
    }

    [Fact]
    public async Task ADeadline_BeginsATraceOfItsOwn_WhichItsConsequencesContinue()
    {
        Trade trade = await Trade.ShippedAsync(market);
        DateTimeOffset due = (await trade.ReadAsync()).Time("confirmDueUtc");
        await market.AdvanceToAsync(due - TimeSpan.FromMinutes(1));
        using SpanRecorder recorder = new();
        await market.AdvanceToAsync(due);

        Activity credit = Assert.Single(recorder.All, span => span.OperationName == nameof(TransferMoney.CreditSeller) && IsAbout(span, trade));
        Activity enforced = Assert.Single(recorder.All, span => span.SpanId == credit.ParentSpanId);
        Assert.Equal((nameof(EnforceDeadline), default), (enforced.OperationName, enforced.ParentSpanId));
        Assert.Contains(recorder.Of(enforced.TraceId), span => span.OperationName == nameof(RelayOrderEvents) && span.ParentSpanId == enforced.SpanId);
    }

    [Fact]
    public async Task Spans_NameNobody_AndNothingThatPeopleWrote()
    {
        using SpanRecorder recorder = new();
        Trade trade = await Trade.ShippedAsync(market);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();

        Activity[] own = [.. recorder.All.Where(span => span.Source.Name == "Marketplace")];
        string told = string.Join('\n', own.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(span.DisplayName)));
        Assert.Contains(trade.Id.Value, told, StringComparison.Ordinal);
        foreach (string personal in new[] { trade.Buyer.Id.Value, trade.Seller.Id.Value, "请尽快发货", trade.TrackingNumber, trade.PaymentId })
        {
            Assert.DoesNotContain(personal, told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AMessageWithATraceThatIsNone_IsHandledAllTheSame()
    {
        Trade trade = await Trade.PlacedAsync(market);
        using SpanRecorder recorder = new();
        await market.Queues.OrderEvents.SendMessageAsync(JsonSerializer.Serialize(new OrderAnnouncement(trade.Id, 1, 1, 0, "none"), MarketJson.Rows));
        await market.SettleAsync();

        Activity relay = Assert.Single(recorder.All, span => span.OperationName == nameof(RelayOrderEvents));
        Assert.Equal(default, relay.ParentSpanId);
    }

    [Fact]
    public void InputsOfLiveInstances_ReadAndWriteAsTheyDidBefore()
    {
        const string Status = """{"Version":4,"State":3,"DeadlineUtc":null,"Transfers":[0]}""";
        const string Transfer = """{"OrderId":"ord_00000000000000000000000000","Index":1}""";
        EscrowStatus status = JsonDataConverter.Default.Deserialize<EscrowStatus>(Status)!;
        Assert.Equal((4, null), (status.Version, status.TraceParent));
        Assert.DoesNotContain("TraceParent", JsonDataConverter.Default.Serialize(status)!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(AnyTrace, JsonDataConverter.Default.Deserialize<EscrowStatus>(JsonDataConverter.Default.Serialize(status with { TraceParent = AnyTrace }))!.TraceParent);

        TransferInput transfer = JsonDataConverter.Default.Deserialize<TransferInput>(Transfer)!;
        Assert.Equal((1, null), (transfer.Index, transfer.TraceParent));
        Assert.DoesNotContain("TraceParent", JsonDataConverter.Default.Serialize(transfer)!, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsAbout(Activity span, Trade trade) => Equals(span.GetTagItem("marketplace.order.id"), trade.Id.Value);
}
