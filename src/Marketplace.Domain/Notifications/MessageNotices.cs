using Marketplace.Domain.Messages;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Notifications;

/// <summary>Who is told of a message: the other side, once for whatever is said within an hour. Whoever is in the conversation sees the rest there.</summary>
public static class MessageNotices
{
    /// <summary>The notice of a conversation's last message; the same for all of that side's within the hour.</summary>
    public static Notice Of(Conversation conversation)
    {
        ActorRole by = conversation.Last!.By;
        (MemberId other, SentLately lately) = by == ActorRole.Buyer
            ? (conversation.SellerId, conversation.BuyerLately!)
            : (conversation.BuyerId, conversation.SellerLately!);
        NoticeDetails about = new() { OrderId = conversation.OrderId, ListingId = conversation.ListingId, Title = conversation.Title };
        return Notice.Of(other, $"{conversation.Id}:{by}", NoticeKind.MessageReceived, lately.FromUtc, about);
    }
}
