#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using System.ComponentModel;

namespace Azure.Data.Tables;

/// <summary>The cloud, or the resource URL, that an access token for tables is requested for.</summary>
public readonly struct TableAudience : IEquatable<TableAudience>
{
    private const string DefaultScope = ".default";

    private readonly string _value;

    /// <summary>A custom audience: a URL, with or without <c>/.default</c>.</summary>
    /// <exception cref="ArgumentException">It is null or empty.</exception>
    public TableAudience(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Azure operated in China.</summary>
    public static TableAudience AzureChina { get; } = new("AzureChina");

    /// <summary>Azure Government.</summary>
    public static TableAudience AzureGovernment { get; } = new("AzureGov");

    /// <summary>The public cloud.</summary>
    public static TableAudience AzurePublicCloud { get; } = new("AzurePublic");

    /// <summary>A custom audience.</summary>
    public static implicit operator TableAudience(string value) => new(value);

    /// <summary>Whether both are the same, letter case aside.</summary>
    public static bool operator ==(TableAudience left, TableAudience right) => left.Equals(right);

    /// <summary>Whether they differ, letter case aside.</summary>
    public static bool operator !=(TableAudience left, TableAudience right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(TableAudience other) => string.Equals(_value, other._value, StringComparison.InvariantCultureIgnoreCase);

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => obj is TableAudience other && Equals(other);

    /// <inheritdoc />
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.InvariantCultureIgnoreCase) ?? 0;

    /// <inheritdoc />
    public override string ToString() => _value;

    internal string ToScope()
    {
        string audience = _value switch
        {
            "AzureChina" => "https://storage.azure.cn",
            "AzureGov" => "https://storage.azure.us",
            "AzurePublic" => "https://storage.azure.com",
            _ => _value,
        };
        return audience.EndsWith($"/{DefaultScope}", StringComparison.OrdinalIgnoreCase) ? audience
            : audience.EndsWith('/') ? audience + DefaultScope
            : $"{audience}/{DefaultScope}";
    }
}
