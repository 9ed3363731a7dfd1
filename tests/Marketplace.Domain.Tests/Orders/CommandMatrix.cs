using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Tests.Orders;

/// <summary>When a command comes: fresh into the state, or when the state's last deadline has just passed.</summary>
public enum Moment
{
    InTime,
    Overdue,
}

/// <summary>
/// What every command leads to in every state. A cell names the events, then in brackets the journal entries; <c>!CODE</c> is a
/// rejection; <c>nothing</c> a success without events. A role that has no row may not give the command in any state.
/// </summary>
internal static class CommandMatrix
{
    private const string State = "!ORDER_STATE";
    private const string Late = "!DEADLINE_PASSED";
    private const string None = "nothing";
    private const string Refund = "EscrowRefunded [Refund]";
    private const string Return = "PaymentReturned [Hold Refund]";
    private const string Pays = "PaymentCaptured [Hold]";

    /// <summary>Columns: the states in the order of the enum.</summary>
    private static readonly Dictionary<(string Command, ActorRole Role, Moment Moment), string[]> _rows = new()
    {
        //                                                             Placed              Paid                      Shipped                 Completed Refunded Cancelled
        [("RequestPayment", ActorRole.Buyer, Moment.InTime)] = ["PaymentRequested", State, State, State, State, State],
        [("RequestPayment", ActorRole.Buyer, Moment.Overdue)] = [Late, State, State, State, State, State],
        [("RepriceOrder", ActorRole.Seller, Moment.InTime)] = ["OrderRepriced", State, State, State, State, State],
        [("RepriceOrder", ActorRole.Seller, Moment.Overdue)] = [Late, State, State, State, State, State],
        [("CapturePayment", ActorRole.Provider, Moment.InTime)] = [Pays, Return, Return, Return, Return, Return],
        [("CapturePayment", ActorRole.Provider, Moment.Overdue)] = [Pays, Return, Return, Return, Return, Return],
        [("DeclinePayment", ActorRole.Provider, Moment.InTime)] = ["PaymentDeclined", None, None, None, None, None],
        [("DeclinePayment", ActorRole.Provider, Moment.Overdue)] = ["PaymentDeclined", None, None, None, None, None],
        [("CancelOrder", ActorRole.Buyer, Moment.InTime)] = ["OrderCancelled", "!SHIPPING_NOT_OVERDUE", State, State, State, State],
        [("CancelOrder", ActorRole.Buyer, Moment.Overdue)] = ["OrderCancelled", Refund, State, State, State, State],
        [("CancelOrder", ActorRole.Seller, Moment.InTime)] = ["OrderCancelled", Refund, State, State, State, State],
        [("CancelOrder", ActorRole.Seller, Moment.Overdue)] = ["OrderCancelled", Refund, State, State, State, State],
        [("ShipOrder", ActorRole.Seller, Moment.InTime)] = [State, "OrderShipped", State, State, State, State],
        [("ShipOrder", ActorRole.Seller, Moment.Overdue)] = [State, Late, State, State, State, State],
        [("ExtendConfirmation", ActorRole.Buyer, Moment.InTime)] = [State, State, "!EXTENSION_TOO_EARLY", State, State, State],
        [("ExtendConfirmation", ActorRole.Buyer, Moment.Overdue)] = [State, State, Late, State, State, State],
        [("ExtendConfirmation", ActorRole.Seller, Moment.InTime)] = [State, State, "ConfirmationExtended", State, State, State],
        [("ExtendConfirmation", ActorRole.Seller, Moment.Overdue)] = [State, State, Late, State, State, State],
        [("SignalDelivery", ActorRole.Carrier, Moment.InTime)] = [State, State, "DeliverySignalled", None, State, State],
        [("SignalDelivery", ActorRole.Carrier, Moment.Overdue)] = [State, State, "DeliverySignalled", None, State, State],
        [("ConfirmReceipt", ActorRole.Buyer, Moment.InTime)] = [State, State, "ReceiptConfirmed EscrowReleased [Release Fee]", State, State, State],
        [("ConfirmReceipt", ActorRole.Buyer, Moment.Overdue)] = [State, State, "ReceiptConfirmed EscrowReleased [Release Fee]", State, State, State],
        [("EnforceDeadlines", ActorRole.Clock, Moment.InTime)] = [None, None, None, None, None, None],
        [("EnforceDeadlines", ActorRole.Clock, Moment.Overdue)] = ["OrderCancelled", Refund, "ReceiptAutoConfirmed EscrowReleased [Release Fee]", None, None, None],
    };

    public static IEnumerable<string> Commands => _rows.Keys.Select(key => key.Command).Distinct();

    public static IEnumerable<string[]> Rows => _rows.Values;

    /// <summary>Whether every role that may give a command has a row for each moment.</summary>
    public static bool IsWhole => _rows.Keys.GroupBy(key => (key.Command, key.Role)).All(group => group.Count() == Enum.GetValues<Moment>().Length);

    public static string Expected(string command, ActorRole role, Moment moment, OrderState state) =>
        _rows.TryGetValue((command, role, moment), out string[]? row) ? row[(int)state] : "!WRONG_SIDE";
}
