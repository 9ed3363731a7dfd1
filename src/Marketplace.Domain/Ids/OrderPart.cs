namespace Marketplace.Domain;

/// <summary>An id of something that belongs to an order; it tells which.</summary>
public interface IOrderPart<TSelf> : ITypedId<TSelf>
    where TSelf : struct, IOrderPart<TSelf>
{
    /// <summary>The order that it belongs to.</summary>
    OrderId OrderId { get; }
}

/// <summary>
/// Ids of what belongs to an order and lies in its partition: the order's own characters and two for a number. So the order is known
/// from the id alone, and nothing has to be looked up.
/// </summary>
public static class OrderPart
{
    /// <summary>How many parts of one kind an order may have.</summary>
    public const int NumberMax = 1023;

    /// <summary>How many characters such an id has after its prefix and the underscore.</summary>
    internal const int Length = IdText.Length + 2;

    /// <summary>The id of an order's part, counted from 1.</summary>
    internal static string Derive(string prefix, OrderId order, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, NumberMax);
        return $"{prefix}_{order.Value.AsSpan(OrderId.Prefix.Length + 1)}{IdText.Digit(number >> 5)}{IdText.Digit(number & 31)}";
    }

    /// <summary>The order that a well-formed id belongs to.</summary>
    internal static OrderId OrderOf(string prefix, string id) => OrderId.From($"{OrderId.Prefix}_{id.AsSpan(prefix.Length + 1, IdText.Length)}");
}
