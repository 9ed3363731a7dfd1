using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Payouts;

/// <summary>
/// An account's number on its way to the provider: checked, never kept. It has no text of its own, so that none is written by accident.
/// </summary>
public sealed class BankAccountNumber
{
    private const int Last4Length = 4;

    // IBAN: how long one is depends on its country alone (the registry that SWIFT keeps).
    private static readonly Dictionary<string, int> _ibanLengths = new(StringComparer.Ordinal)
    {
        ["AT"] = 20, ["BE"] = 16, ["BG"] = 22, ["CH"] = 21, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22, ["DK"] = 18, ["EE"] = 20, ["ES"] = 24, ["FI"] = 18,
        ["FR"] = 27, ["GB"] = 22, ["GR"] = 27, ["HR"] = 21, ["HU"] = 28, ["IE"] = 22, ["IT"] = 27, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20, ["LV"] = 21,
        ["MT"] = 31, ["NL"] = 18, ["NO"] = 15, ["PL"] = 28, ["PT"] = 25, ["RO"] = 24, ["SE"] = 24, ["SI"] = 19, ["SK"] = 24,
    };

    private BankAccountNumber(BankAccountKind kind, string country, string? bankCode, string digits) =>
        (Kind, Country, BankCode, Number) = (kind, country, bankCode, digits);

    /// <summary>How it is written.</summary>
    public BankAccountKind Kind { get; }

    /// <summary>Two capital letters.</summary>
    public string Country { get; }

    /// <summary>The bank's code; null where the number says it.</summary>
    public string? BankCode { get; }

    /// <summary>The whole number, without spaces: for the provider, and for nobody else.</summary>
    public string Number { get; }

    /// <summary>What may be shown.</summary>
    public string Last4 => Number[^Last4Length..];

    /// <summary>Takes what a member typed. Faults name the field, never its content.</summary>
    public static Decision<BankAccountNumber> Parse(string country, string? bankCode, string accountNumber)
    {
        string number = Compact(accountNumber);
        string? code = bankCode is null || Compact(bankCode) is not { Length: > 0 } text ? null : text;
        FieldErrors errors = new();
        BankAccountKind? kind = country switch
        {
            "CN" when code is null => Check(errors, "accountNumber", IsDigits(number, 16, 19) && Luhn.Holds(number), "must be a bank card's number, or come with the bank's code", BankAccountKind.ChineseCard),
            "CN" => Check(errors, "accountNumber", IsDigits(number, 8, 32), "must have 8 to 32 digits", BankAccountKind.ChineseAccount),
            "US" => Check(errors, "accountNumber", IsDigits(number, 4, 17), "must have 4 to 17 digits", BankAccountKind.UnitedStates),
            "HK" => Check(errors, "accountNumber", IsDigits(number, 6, 12), "must have 6 to 12 digits", BankAccountKind.HongKong),
            _ when _ibanLengths.ContainsKey(country) => Check(errors, "accountNumber", IsIban(country, number), "must be an IBAN of the country", BankAccountKind.Iban),
            _ => null,
        };
        errors.Require(kind is not null, "country", "must be a country that payouts go to");
        errors.Require(kind is null || IsBankCode(kind.Value, code), "bankCode", "is not the code of a bank of this country");
        return errors.ToRejection() is { } faults ? faults : new BankAccountNumber(kind!.Value, country, code, number);
    }

    /// <summary>For logs: nothing of it.</summary>
    public override string ToString() => $"{Kind} of {Country}";

    private static BankAccountKind Check(FieldErrors errors, string field, bool holds, string message, BankAccountKind kind)
    {
        errors.Require(holds, field, message);
        return kind;
    }

    private static bool IsBankCode(BankAccountKind kind, string? code) => kind switch
    {
        BankAccountKind.Iban or BankAccountKind.ChineseCard => code is null,
        BankAccountKind.ChineseAccount => IsDigits(code, 12, 12),
        BankAccountKind.UnitedStates => IsDigits(code, 9, 9) && IsRouting(code!),
        _ => IsDigits(code, 6, 6),
    };

    private static string Compact(string text) => string.Concat(text.Where(c => c is not (' ' or '-'))).ToUpperInvariant();

    private static bool IsDigits(string? text, int lengthMin, int lengthMax) =>
        text is not null && text.Length >= lengthMin && text.Length <= lengthMax && text.All(char.IsAsciiDigit);

    // ISO 13616: the first four behind the rest, letters as 10 to 35, and the whole leaves 1 divided by 97.
    private static bool IsIban(string country, string text)
    {
        if (text.Length != _ibanLengths[country] || !text.StartsWith(country, StringComparison.Ordinal) || !text.All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        string turned = text[4..] + text[..4];
        int rest = 0;
        foreach (char c in turned)
        {
            int value = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest == 1;
    }

    // ABA: the weights 3, 7, 1 over nine digits.
    private static bool IsRouting(string digits) =>
        digits.Select((digit, index) => (digit - '0') * (index % 3) switch { 0 => 3, 1 => 7, _ => 1 }).Sum() % 10 == 0;
}
