using System.Globalization;
using System.Text.Json.Serialization;
using Marketplace.Domain;
using Marketplace.Domain.Messages;
using Marketplace.Domain.Orders;

namespace Marketplace.Functions.Messages;

/// <summary>A conversation as one of its two members has it in the list.</summary>
public sealed record ConversationEntry
{
    private const int ExcerptLengthMax = 80;

    /// <summary>The conversation.</summary>
    public required ConversationId Id { get; init; }

    /// <summary>What the member is in it.</summary>
    public required ActorRole Side { get; init; }

    /// <summary>The other one.</summary>
    public required MemberId With { get; init; }

    /// <summary>The order that it is about.</summary>
    public OrderId? OrderId { get; init; }

    /// <summary>The listing that it is about.</summary>
    public ListingId? ListingId { get; init; }

    /// <summary>What it is about, for people.</summary>
    public required string Title { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedUtc { get; init; }

    /// <summary>How many messages it has.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them the other one sent.</summary>
    public required int Others { get; init; }

    /// <summary>How many of those the member has read.</summary>
    public int OthersRead { get; init; }

    /// <summary>Whose the last line is.</summary>
    public required ActorRole LastBy { get; init; }

    /// <summary>How it begins.</summary>
    public required string LastLine { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset LastUtc { get; init; }

    /// <summary>How many messages wait to be read.</summary>
    [JsonIgnore]
    public int Unread => Math.Max(0, Others - OthersRead);

    /// <summary>The entry of a side, as the conversation is now.</summary>
    public static ConversationEntry Of(Conversation conversation, ActorRole side, int othersRead)
    {
        bool isBuyer = side == ActorRole.Buyer;
        return new()
        {
            Id = conversation.Id,
            Side = side,
            With = isBuyer ? conversation.SellerId : conversation.BuyerId,
            OrderId = conversation.OrderId,
            ListingId = conversation.ListingId,
            Title = conversation.Title,
            StartedUtc = conversation.StartedUtc!.Value,
            Count = conversation.Count,
            Others = conversation.SentBy(isBuyer ? ActorRole.Seller : ActorRole.Buyer),
            OthersRead = othersRead,
            LastBy = conversation.Last!.By,
            LastLine = Excerpt(conversation.Last.Text),
            LastUtc = conversation.Last.AtUtc,
        };
    }

    // One line, cut between what people see as characters.
    private static string Excerpt(string text)
    {
        string line = string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= ExcerptLengthMax)
        {
            return line;
        }

        int end = 0;
        foreach (int start in StringInfo.ParseCombiningCharacters(line).TakeWhile(start => start < ExcerptLengthMax))
        {
            end = start;
        }

        return $"{line[..end]}…";
    }
}
