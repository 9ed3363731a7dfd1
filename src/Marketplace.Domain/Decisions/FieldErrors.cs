namespace Marketplace.Domain.Decisions;

/// <summary>Collects what is wrong with a request, field by field, so that a client learns all of it at once.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    /// <summary>Notes a fault unless the condition holds. Returns the condition, for checks that build on it.</summary>
    public bool Require(bool holds, string field, string message)
    {
        if (!holds)
        {
            if (!_errors.TryGetValue(field, out List<string>? messages))
            {
                _errors[field] = messages = [];
            }

            messages.Add(message);
        }

        return holds;
    }

    /// <summary>Requires a text of so many UTF-16 characters without control characters (line breaks and tabs may be allowed).</summary>
    public bool RequireText(string? text, string field, int lengthMin, int lengthMax, bool multiline = false) =>
        Require(text is not null && text.Trim().Length >= lengthMin && text.Length <= lengthMax, field, $"must have {lengthMin} to {lengthMax} characters")
        && Require(!text!.Any(c => char.IsControl(c) && !(multiline && c is '\n' or '\r' or '\t')), field, "must not contain control characters");

    /// <summary>The rejection, or null when nothing was wrong.</summary>
    public Rejection? ToRejection() => _errors.Count == 0
        ? null
        : new Rejection(RejectionKind.Invalid, "VALIDATION_FAILED", "The request has invalid fields.")
        {
            Errors = _errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal),
        };
}
