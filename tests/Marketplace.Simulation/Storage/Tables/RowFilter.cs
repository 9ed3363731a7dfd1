using System.Globalization;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>A <c>$filter</c>: comparisons joined by and, or, not and brackets. Functions are refused, as the service does.</summary>
internal sealed class RowFilter
{
    private readonly string _text;
    private int _at;

    private RowFilter(string text) => _text = text;

    /// <summary>Whether a row passes.</summary>
    public Func<Row, bool> Passes { get; private set; } = _ => true;

    /// <summary>The one partition that rows can be of; null when there may be several.</summary>
    public string? Partition { get; private set; }

    /// <exception cref="ServiceError">It is no filter.</exception>
    public static RowFilter Parse(string? text)
    {
        RowFilter filter = new(text ?? "");
        if (!string.IsNullOrWhiteSpace(text))
        {
            (filter.Passes, filter.Partition) = filter.Or();
            filter.SkipSpace();
            if (filter._at < text.Length)
            {
                throw Malformed();
            }
        }

        return filter;
    }

    private (Func<Row, bool> Passes, string? Partition) Or()
    {
        (Func<Row, bool> passes, string? partition) = And();
        while (TryWord("or"))
        {
            (Func<Row, bool> left, (Func<Row, bool> right, string? other)) = (passes, And());
            (passes, partition) = (row => left(row) || right(row), partition == other ? partition : null);
        }

        return (passes, partition);
    }

    private (Func<Row, bool> Passes, string? Partition) And()
    {
        (Func<Row, bool> passes, string? partition) = Not();
        while (TryWord("and"))
        {
            (Func<Row, bool> left, (Func<Row, bool> right, string? other)) = (passes, Not());
            (passes, partition) = (row => left(row) && right(row), partition ?? other);
        }

        return (passes, partition);
    }

    private (Func<Row, bool> Passes, string? Partition) Not()
    {
        if (TryWord("not"))
        {
            Func<Row, bool> inner = Not().Passes;
            return (row => !inner(row), null);
        }

        SkipSpace();
        if (_at < _text.Length && _text[_at] == '(')
        {
            _at++;
            (Func<Row, bool>, string?) inner = Or();
            SkipSpace();
            return _at < _text.Length && _text[_at++] == ')' ? inner : throw Malformed();
        }

        return Comparison();
    }

    private (Func<Row, bool> Passes, string? Partition) Comparison()
    {
        string name = Word();
        if (name.Length == 0)
        {
            throw Malformed();
        }

        if (_at < _text.Length && _text[_at] == '(')
        {
            throw new ServiceError(501, "NotImplemented", "The requested operation is not implemented on the specified resource.");
        }

        string @operator = Word();
        PropertyValue literal = Literal();
        Func<int, bool> holds = @operator switch
        {
            "eq" => order => order == 0,
            "ne" => order => order != 0,
            "gt" => order => order > 0,
            "ge" => order => order >= 0,
            "lt" => order => order < 0,
            "le" => order => order <= 0,
            _ => throw Malformed(),
        };

        // A row without the property, or with one of another type, does not pass.
        bool Passes(Row row) => row.Find(name) is { } value && FilterLiteral.Compare(value, literal) is { } order && holds(order);
        return (Passes, name == "PartitionKey" && @operator == "eq" ? literal.Value as string : null);
    }

    private PropertyValue Literal()
    {
        SkipSpace();
        int start = _at;
        while (_at < _text.Length && _text[_at] is not ('\'' or ' ' or ')'))
        {
            _at++;
        }

        string prefix = _text[start.._at];
        if (_at < _text.Length && _text[_at] == '\'')
        {
            _at++;
            return FilterLiteral.Quoted(prefix, ODataText.Read(_text, ref _at) ?? throw Malformed());
        }

        return FilterLiteral.Bare(prefix);
    }

    private bool TryWord(string word)
    {
        int before = _at;
        if (Word() == word)
        {
            return true;
        }

        _at = before;
        return false;
    }

    private string Word()
    {
        SkipSpace();
        int start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    internal static ServiceError Malformed() => new(400, "InvalidInput", "One of the request inputs is not valid.");
}

/// <summary>The values that a filter compares with.</summary>
internal static class FilterLiteral
{
    public static PropertyValue Quoted(string prefix, string text)
    {
        try
        {
            return prefix switch
            {
                "" => new(text),
                "datetime" => new(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime),
                "guid" => new(Guid.Parse(text)),
                "X" or "binary" => new(Convert.FromHexString(text)),
                _ => throw RowFilter.Malformed(),
            };
        }
        catch (FormatException)
        {
            throw RowFilter.Malformed();
        }
    }

    public static PropertyValue Bare(string text)
    {
        if (text is "true" or "false")
        {
            return new(text == "true");
        }

        if (text.EndsWith('L') && long.TryParse(text[..^1], CultureInfo.InvariantCulture, out long large))
        {
            return new(large);
        }

        return int.TryParse(text, CultureInfo.InvariantCulture, out int small) ? new(small)
            : double.TryParse(text, CultureInfo.InvariantCulture, out double number) ? new(number)
            : throw RowFilter.Malformed();
    }

    /// <summary>Which is greater; null when the two cannot be compared.</summary>
    public static int? Compare(PropertyValue left, PropertyValue right) => (left.Value, right.Value) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (int or long, int or long) => Convert.ToInt64(left.Value, CultureInfo.InvariantCulture).CompareTo(Convert.ToInt64(right.Value, CultureInfo.InvariantCulture)),
        (double a, double or int) => a.CompareTo(Convert.ToDouble(right.Value, CultureInfo.InvariantCulture)),
        (bool a, bool b) => a.CompareTo(b),
        (DateTime a, DateTime b) => a.CompareTo(b),
        (Guid a, Guid b) => a.CompareTo(b),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        _ => null,
    };
}
