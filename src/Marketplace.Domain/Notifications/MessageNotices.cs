using Marketplace.Domain.Messages;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Notifications;

/// <summary>Who is told of a message: the other side, once for whatever is said within an hour. Whoever is in the conversation sees the rest there.</summary>
public static class MessageNotices
{
    /// <summary>The notice of a conversation's last message; the same for all of that side's within the hour.</summary>
    public static Notice Of(Conversation conversation) => Of(conversation, conversation.Last!.By);

    /// <summary>The notices of what each side said last, whoever was the last of the two: for who cannot know whether either was told.</summary>
    public static IEnumerable<Notice> OfBoth(Conversation conversation) =>
        new[] { ActorRole.Buyer, ActorRole.Seller }.Where(side => conversation.SentBy(side) > 0).Select(side => Of(conversation, side));

    private static Notice Of(Conversation conversation, ActorRole by)
    {
        (MemberId other, SentLately lately) = by == ActorRole.Buyer
            ? (conversation.SellerId, conversation.BuyerLately!)
            : (conversation.BuyerId, conversation.SellerLately!);
        NoticeDetails about = new() { OrderId = conversation.OrderId, ListingId = conversation.ListingId, Title = conversation.Title };
        return Notice.Of(other, $"{conversation.Id}:{by}", NoticeKind.MessageReceived, lately.FromUtc, about);
    }
}
