using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Payments;

/// <summary>Where to pay.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="PaymentId">The payment; a repriced order has a new one.</param>
/// <param name="PaymentUrl">The provider's page.</param>
/// <param name="Amount">What it asks for.</param>
/// <param name="PayByUtc">When the order is cancelled unless paid.</param>
public sealed record PayOrderResponse(OrderId OrderId, PaymentId PaymentId, string PaymentUrl, Money Amount, DateTimeOffset PayByUtc);

/// <summary>POST /api/orders/{id}/pay: the buyer goes to the provider's page. The order is paid when the provider says so.</summary>
public sealed class PayOrder(OrderEndpoint orders, IPaymentProvider provider, ILogger<PayOrder> logger)
{
    /// <summary>200 with the page; 409 ORDER_STATE, DEADLINE_PASSED, PRICE_CHANGED; 403 WRONG_SIDE; 503 PROVIDER_UNAVAILABLE, to be tried again.</summary>
    [Function(nameof(PayOrder)), Access(Caller.Member)]
    [Answers(typeof(PayOrderResponse), "WRONG_SIDE", "ORDER_STATE", "DEADLINE_PASSED", "PRICE_CHANGED", "PROVIDER_UNAVAILABLE")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/pay")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        StoredOrder? read = await orders.ReadStoredAsync(request, id, cancellationToken);
        PayOrderResponse? page = null;
        if (read is { Order: { State: OrderState.Placed } order } && order.BuyerId == CurrentMember.Get(request.HttpContext).Id)
        {
            // Opened before it is recorded: a page that the order does not know harms nobody, the other way round might.
            page = await TryOpenAsync(order, cancellationToken);
            if (page is null)
            {
                return Problem.ProviderUnavailable("payment");
            }
        }

        return await orders.RunAsync(
            request, id, actor => new RequestPayment(actor, page?.PaymentId ?? default), after => Answer.Ok(page!, Answer.ETagOf(after.Version)), read, cancellationToken);
    }

    /// <summary>Opening the same payment again gives the same page, which is why the page is not kept: it is the buyer's alone.</summary>
    private async Task<PayOrderResponse?> TryOpenAsync(Order order, CancellationToken cancellationToken)
    {
        PaymentId payment = RequestPayment.PaymentOf(order);
        try
        {
            string url = await provider.OpenPaymentAsync(payment, order.Id.Value, order.Price.Total, order.Lines[0].Title, cancellationToken);
            return new(order.Id, payment, url, order.Price.Total, order.PaymentDueUtc);
        }
        catch (PaymentProviderException error)
        {
            logger.LogWarning(error, "Payment {PaymentId} of {OrderId} could not be opened", payment, order.Id);
            return null;
        }
    }
}
