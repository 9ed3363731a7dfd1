using Marketplace.Domain.Payouts;

namespace Marketplace.Domain.Tests.Payouts;

public class BankAccountNumberTests
{
    [Theory]
    [InlineData("DE", null, "DE89 3704 0044 0532 0130 00", BankAccountKind.Iban, "3000")]
    [InlineData("GB", "", "gb29nwbk60161331926819", BankAccountKind.Iban, "6819")]
    [InlineData("CN", null, "6222 0212 3456 7890 128", BankAccountKind.ChineseCard, "0128")]
    [InlineData("CN", "102100099996", "0200-0012-0920-0098-765", BankAccountKind.ChineseAccount, "8765")]
    [InlineData("US", "021000021", "123456789", BankAccountKind.UnitedStates, "6789")]
    [InlineData("HK", "004 001", "123 456 838", BankAccountKind.HongKong, "6838")]
    public void RightNumber_IsTaken(string country, string? bankCode, string number, BankAccountKind kind, string last4)
    {
        BankAccountNumber parsed = BankAccountNumber.Parse(country, bankCode, number).Value;
        Assert.Equal((kind, last4), (parsed.Kind, parsed.Last4));
        Assert.DoesNotContain(last4, parsed.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE", null, "DE89370400440532013001", "accountNumber")]
    [InlineData("DE", null, "DE8937040044053201300", "accountNumber")]
    [InlineData("FR", null, "DE89370400440532013000", "accountNumber")]
    [InlineData("DE", "102100099996", "DE89370400440532013000", "bankCode")]
    [InlineData("CN", null, "6222021234567890127", "accountNumber")]
    [InlineData("CN", "1021000999", "020000120920009876", "bankCode")]
    [InlineData("CN", "102100099996", "０２００００１２０９", "accountNumber")]
    [InlineData("US", "021000022", "123456789", "bankCode")]
    [InlineData("US", null, "123456789", "bankCode")]
    [InlineData("HK", "004001", "1", "accountNumber")]
    [InlineData("XX", null, "123456789", "country")]
    [InlineData("", null, "", "country")]
    public void WrongNumber_IsRefused_AndNotRepeated(string country, string? bankCode, string number, string field)
    {
        var rejection = BankAccountNumber.Parse(country, bankCode, number).Rejection;
        Assert.Equal([field], rejection!.Errors.Keys);
        Assert.DoesNotContain(rejection.Errors[field], message => number.Length > 3 && message.Contains(number[^4..], StringComparison.Ordinal));
    }

    [Fact]
    public void Iban_WithAnyOneDigitWrong_IsRefused()
    {
        const string right = "DE89370400440532013000";
        for (int at = 2; at < right.Length; at++)
        {
            char other = right[at] == '9' ? '0' : (char)(right[at] + 1);
            Assert.NotNull(BankAccountNumber.Parse("DE", null, right[..at] + other + right[(at + 1)..]).Rejection);
        }
    }
}
