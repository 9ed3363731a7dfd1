using Marketplace.Domain;
using Marketplace.Domain.Messages;
using Marketplace.Domain.Offences;

namespace Marketplace.Functions.Messages;

/// <summary>Why a flagged message is harmless.</summary>
/// <param name="Reasons">For whoever looks later.</param>
public sealed record ClearFlagRequest(string Reasons);

/// <summary>What a flagged message shows.</summary>
/// <param name="Findings">For the member and for whoever decides.</param>
public sealed record ReviewFlagRequest(string Findings);

/// <summary>A flagged message in the operators' list: not what it says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">open, cleared or reviewed.</param>
/// <param name="Flags">What it seems to hold.</param>
/// <param name="SenderId">Who said it.</param>
/// <param name="OtherId">To whom.</param>
/// <param name="ConversationId">Where.</param>
/// <param name="Number">Its number there.</param>
/// <param name="OrderId">The order that the conversation is about.</param>
/// <param name="ListingId">The listing that it is about.</param>
/// <param name="AtUtc">When it was said.</param>
/// <param name="Clearance">Who found it harmless, and why.</param>
/// <param name="ReviewId">The case against its sender.</param>
public sealed record FlagResponse(
    FlagId Id,
    FlagState State,
    IReadOnlyList<MessageWarning> Flags,
    MemberId SenderId,
    MemberId OtherId,
    ConversationId ConversationId,
    int Number,
    OrderId? OrderId,
    ListingId? ListingId,
    DateTimeOffset AtUtc,
    ReviewDecision? Clearance,
    ReviewId? ReviewId)
{
    internal static FlagResponse Of(FlaggedMessage flagged) => new(
        flagged.Id,
        flagged.State,
        flagged.Flags,
        flagged.SenderId,
        flagged.OtherId,
        flagged.ConversationId,
        flagged.Number,
        flagged.OrderId,
        flagged.ListingId,
        flagged.AtUtc,
        flagged.Clearance,
        flagged.ReviewId);
}

/// <summary>A flagged message with what was said around it.</summary>
/// <param name="Flag">The message.</param>
/// <param name="Messages">A stretch of the conversation.</param>
public sealed record FlaggedConversationResponse(FlagResponse Flag, MessagesResponse Messages);
