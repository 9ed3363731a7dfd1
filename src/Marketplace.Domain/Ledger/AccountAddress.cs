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

    /// <summary>What has left for members' banks and not come back. Hot, like the fees: it has no balance of its own.</summary>
    public static AccountAddress BankPayouts { get; } = new("bank:payouts");

    /// <summary>What an order holds.</summary>
    public static AccountAddress EscrowOf(OrderId order) => new($"{EscrowPrefix}{order}");

    /// <summary>What a seller may withdraw.</summary>
    public static AccountAddress SellerAvailable(MemberId seller) => new($"seller:{seller}:available");

    /// <summary>What a seller has put up as security for the guarantees it gives.</summary>
    public static AccountAddress SellerBond(MemberId seller) => new($"seller:{seller}:bond");

    /// <summary>What a seller owes; never more than nothing.</summary>
    public static AccountAddress SellerReceivable(MemberId seller) => new($"seller:{seller}:receivable");

    /// <summary>
    /// A seller's share of <c>platform:advance</c>: what we paid for it and want back; never more than nothing. An account a seller, so
    /// that no row is everybody's.
    /// </summary>
    public static AccountAddress PlatformAdvance(MemberId seller) => new($"{AdvancePrefix}{seller}");

    /// <summary>What a buyer has with us: compensation beyond what one paid.</summary>
    public static AccountAddress BuyerBalance(MemberId buyer) => new($"buyer:{buyer}:balance");

    /// <summary>Reads back a path that the books carry.</summary>
    public static AccountAddress From(string value) => new(value);

    /// <summary>Whether this is an order's escrow.</summary>
    public bool IsEscrow => Value.StartsWith(EscrowPrefix, StringComparison.Ordinal);

    /// <summary>Whether this is one of a seller's.</summary>
    public bool IsSeller => Value.StartsWith("seller:", StringComparison.Ordinal);

    /// <summary>Whether this is one of a buyer's.</summary>
    public bool IsBuyer => Value.StartsWith("buyer:", StringComparison.Ordinal);

    /// <summary>Whether this is a share of <c>platform:advance</c>.</summary>
    public bool IsAdvance => Value.StartsWith(AdvancePrefix, StringComparison.Ordinal);

    /// <summary>Whether it has its balance in a member's partition; the platform's, the provider's and escrows have none there.</summary>
    public bool IsMembers => IsSeller || IsBuyer || IsAdvance;

    /// <summary>The member in whose partition it has its balance; null where there is none.</summary>
    public MemberId? Owner => IsMembers
        ? IdText.TryParse<MemberId>(Value.Split(':').FirstOrDefault(part => part.StartsWith($"{MemberId.Prefix}_", StringComparison.Ordinal)))
        : null;

    /// <inheritdoc/>
    public override string ToString() => Value;

    private const string EscrowPrefix = "escrow:";
    private const string AdvancePrefix = "platform:advance:";
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
