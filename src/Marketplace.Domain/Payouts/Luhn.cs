namespace Marketplace.Domain.Payouts;

/// <summary>The sum that payment cards' numbers are made to have (ISO/IEC 7812).</summary>
public static class Luhn
{
    /// <summary>Whether digits, 0 to 9, have it.</summary>
    public static bool Holds(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i] - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
