namespace Marketplace.Domain.Notifications;

/// <summary>What a notice's words are filled with. Only what its kind speaks of is there.</summary>
public sealed record NoticeDetails
{
    /// <summary>The order.</summary>
    public OrderId? OrderId { get; init; }

    /// <summary>The listing.</summary>
    public ListingId? ListingId { get; init; }

    /// <summary>What was bought: the first line's title, or the listing's.</summary>
    public string? Title { get; init; }

    /// <summary>How much.</summary>
    public Money? Amount { get; init; }

    /// <summary>Until when something is to be done, or when something happens by itself.</summary>
    public DateTimeOffset? DueUtc { get; init; }

    /// <summary>How many days.</summary>
    public int? Days { get; init; }

    /// <summary>The carrier's key.</summary>
    public string? Carrier { get; init; }

    /// <summary>The carrier's number.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>The last four characters of a bank account.</summary>
    public string? BankLast4 { get; init; }

    /// <summary>The code for a mail address; in the mail alone, never in what is kept or queued.</summary>
    public string? Code { get; init; }

    /// <summary>How many pieces.</summary>
    public int? Pieces { get; init; }
}

/// <summary>Something that one member is told, once.</summary>
/// <param name="Id">The same for the same happening and recipient, always.</param>
/// <param name="Recipient">Who is told.</param>
/// <param name="Kind">What.</param>
/// <param name="AtUtc">When it happened.</param>
/// <param name="About">What the words are filled with.</param>
public sealed record Notice(NoticeId Id, MemberId Recipient, NoticeKind Kind, DateTimeOffset AtUtc, NoticeDetails About)
{
    /// <summary>A notice of something that happened.</summary>
    /// <param name="recipient">Who is told.</param>
    /// <param name="source">What names the happening, among all that ever happen: of one happening a member is told once.</param>
    /// <param name="kind">What.</param>
    /// <param name="atUtc">When it happened. Part of its name: for the same happening always the same.</param>
    /// <param name="about">What the words are filled with.</param>
    public static Notice Of(MemberId recipient, string source, NoticeKind kind, DateTimeOffset atUtc, NoticeDetails about) =>
        new(NoticeId.For(recipient, source, atUtc), recipient, kind, atUtc, about);
}
