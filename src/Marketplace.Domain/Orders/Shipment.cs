using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Orders;

/// <summary>How goods travel.</summary>
/// <param name="Carrier">The carrier's key, such as <c>sf-express</c>; <c>platform</c> for automatic delivery.</param>
/// <param name="TrackingNumber">The carrier's number.</param>
public sealed record Shipment(string Carrier, string TrackingNumber)
{
    private const int CarrierLengthMax = 40;
    private const int TrackingNumberLengthMax = 80;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal Rejection? Faults()
    {
        FieldErrors errors = new();
        errors.Require(IsKey(Carrier), "carrier", $"must be 1 to {CarrierLengthMax} lower-case letters, digits and hyphens");
        errors.RequireText(TrackingNumber, "trackingNumber", 1, TrackingNumberLengthMax);
        return errors.ToRejection();
    }

    private static bool IsKey(string? text) =>
        text is { Length: >= 1 and <= CarrierLengthMax } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
