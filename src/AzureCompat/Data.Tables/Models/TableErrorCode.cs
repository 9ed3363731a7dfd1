#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using System.ComponentModel;

namespace Azure.Data.Tables.Models;

/// <summary>The service's name for a failure; compare it with <see cref="RequestFailedException.ErrorCode"/>.</summary>
public readonly partial struct TableErrorCode : IEquatable<TableErrorCode>
{
    private readonly string _value;

    /// <summary>A code by its name.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public TableErrorCode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>A code by its name.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static implicit operator TableErrorCode(string value) => new(value);

    /// <summary>Whether both are the same, letter case aside.</summary>
    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    /// <summary>Whether they differ, letter case aside.</summary>
    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(TableErrorCode other) => string.Equals(_value, other._value, StringComparison.InvariantCultureIgnoreCase);

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => obj is TableErrorCode other && Equals(other);

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.InvariantCultureIgnoreCase) ?? 0;

    /// <inheritdoc />
    public override string ToString() => _value;
}
