using System.Text.RegularExpressions;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>A merchant asks for a payment.</summary>
internal sealed record PaymentRequest(string? PaymentId = null, string? Reference = null, long AmountMinor = 0, string? Currency = null, string? Description = null)
{
    /// <summary>The payment that this asks for.</summary>
    /// <exception cref="BadInputException">A field is missing or out of bounds.</exception>
    public SandboxPayment Checked() => new(
        ProviderFields.Id(PaymentId, "paymentId"),
        ProviderFields.Text(Reference, "reference"),
        ProviderFields.Amount(AmountMinor),
        ProviderFields.Code(Currency),
        ProviderFields.Text(Description, "description"));
}

/// <summary>A merchant gives money back.</summary>
internal sealed record RefundRequest(string? RefundId = null, string? PaymentId = null, long AmountMinor = 0, string? Currency = null)
{
    /// <summary>The refund that this asks for.</summary>
    /// <exception cref="BadInputException">A field is missing or out of bounds.</exception>
    public SandboxRefund Checked() => new(
        ProviderFields.Id(RefundId, "refundId"),
        ProviderFields.Id(PaymentId, "paymentId"),
        ProviderFields.Amount(AmountMinor),
        ProviderFields.Code(Currency));
}

/// <summary>What the provider takes in a field.</summary>
internal static partial class ProviderFields
{
    private const int TextLengthMax = 500;

    public static string Id(string? value, string name) =>
        value is not null && IdPattern().IsMatch(value) ? value : throw new BadInputException($"'{name}' must be 1 to 80 letters, digits, '-' or '_'.");

    public static string Text(string? value, string name) =>
        value is { Length: > 0 and <= TextLengthMax } ? value : throw new BadInputException($"'{name}' must be 1 to {TextLengthMax} characters.");

    public static long Amount(long value) =>
        value > 0 ? value : throw new BadInputException("'amountMinor' must be more than 0.");

    public static string Code(string? value) =>
        value is { Length: 3 } && value.All(char.IsAsciiLetterUpper) ? value : throw new BadInputException("'currency' must be an ISO 4217 code.");

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
