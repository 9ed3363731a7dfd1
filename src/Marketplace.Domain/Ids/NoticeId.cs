using System.Globalization;
using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>
/// A notice to one member. It begins with its moment, counted backwards, so that a member's notices sort newest first by their ids; the rest is
/// derived from what it tells, so that the same is told once.
/// </summary>
[JsonConverter(typeof(TypedIdJsonConverter<NoticeId>))]
public readonly record struct NoticeId : ITypedId<NoticeId>
{
    private const int MomentLength = 19;

    private NoticeId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "ntc";

    /// <inheritdoc/>
    public static int Length => MomentLength + IdText.Length;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static NoticeId From(string value) => new(value);

    /// <summary>The notice to a member of something that happened.</summary>
    /// <param name="recipient">Who is told.</param>
    /// <param name="source">What names the happening, among all that ever happen.</param>
    /// <param name="atUtc">When it happened.</param>
    public static NoticeId For(MemberId recipient, string source, DateTimeOffset atUtc) =>
        new($"{After(atUtc)}{IdText.Derive(Prefix, recipient.Value, source).AsSpan(Prefix.Length + 1)}");

    /// <summary>A text that sorts before the ids of this moment and all earlier ones, and after those of later ones.</summary>
    public static string After(DateTimeOffset atUtc) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}_{DateTimeOffset.MaxValue.UtcTicks - atUtc.UtcTicks:d19}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
