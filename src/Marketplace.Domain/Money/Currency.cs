using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>An ISO 4217 currency code: three capital letters.</summary>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly record struct Currency
{
    private readonly string? _code;

    private Currency(string code) => _code = code;

    /// <summary>The code, such as <c>CNY</c>.</summary>
    public string Code => _code ?? throw new InvalidOperationException("A currency must be named; default(Currency) is none.");

    /// <summary>Takes a code; null when it is not three capital letters.</summary>
    public static Currency? TryParse(string? code) =>
        code is { Length: 3 } && code.All(char.IsAsciiLetterUpper) ? new Currency(code) : null;

    /// <summary>Takes a code that is known to be right.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static Currency Parse(string code) => TryParse(code) ?? throw new FormatException($"'{code}' is not an ISO 4217 code.");

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>Writes a currency as its code.</summary>
public sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    /// <inheritdoc/>
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryParse(reader.GetString()) ?? throw new JsonException("Not an ISO 4217 currency code.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
