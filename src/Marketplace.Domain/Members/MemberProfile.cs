namespace Marketplace.Domain.Members;

/// <summary>What a member says of oneself. All of it may be missing; only the display name is for everyone.</summary>
public sealed record MemberProfile
{
    /// <summary>Nothing said yet.</summary>
    public static MemberProfile Blank { get; } = new();

    /// <summary>The name that others see.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The language that the market writes to this member in: <c>en</c> or <c>zh-CN</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The address that the member gave last; mail goes to it once it is confirmed (<see cref="Mailbox"/>).</summary>
    public string? Email { get; init; }

    /// <summary>With its country code.</summary>
    public string? Phone { get; init; }

    /// <summary>Where goods are sent to, and back to.</summary>
    public string? Address { get; init; }
}
