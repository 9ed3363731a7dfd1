using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Domain.Ledger;

/// <summary>Where money is, as a path: <c>escrow:ord_…</c>, <c>seller:mbr_…:available</c> (rules.md section 11).</summary>
[JsonConverter(typeof(AccountAddressJsonConverter))]
public readonly record struct AccountAddress
{
    private AccountAddress(string value) => Value = value;

    /// <summary>The path.</summary>
    public string Value { get; }

    /// <summary>What the payment provider has captured for us and not yet paid back.</summary>
    public static AccountAddress ProviderClearing { get; } = new("psp:clearing");

    /// <summary>Our commissions. Hot: aggregated by reconciliation, never one row an order.</summary>
    public static AccountAddress PlatformFees { get; } = new("platform:fees");

    /// <summary>What an order holds.</summary>
    public static AccountAddress EscrowOf(OrderId order) => new($"{EscrowPrefix}{order}");

    /// <summary>What a seller may withdraw.</summary>
    public static AccountAddress SellerAvailable(MemberId seller) => new($"seller:{seller}:available");

    /// <summary>Reads back a path that the books carry.</summary>
    public static AccountAddress From(string value) => new(value);

    /// <summary>Whether this is an order's escrow.</summary>
    public bool IsEscrow => Value.StartsWith(EscrowPrefix, StringComparison.Ordinal);

    /// <summary>Whether this is one of a seller's.</summary>
    public bool IsSeller => Value.StartsWith("seller:", StringComparison.Ordinal);

    /// <summary>Whether this is the platform's own; such accounts have no balance rows.</summary>
    public bool IsPlatform => Value.StartsWith("platform:", StringComparison.Ordinal) || Value.StartsWith("psp:", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private const string EscrowPrefix = "escrow:";
}

/// <summary>Writes an address as its path.</summary>
public sealed class AccountAddressJsonConverter : JsonConverter<AccountAddress>
{
    /// <inheritdoc/>
    public override AccountAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AccountAddress.From(reader.GetString() ?? throw new JsonException("An account address is a text."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AccountAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
