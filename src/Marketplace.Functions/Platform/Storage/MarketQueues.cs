using Azure.Storage.Queues;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>The market's queues.</summary>
public sealed class MarketQueues(QueueServiceClient service)
{
    /// <summary>The configuration key of the market's storage account, for triggers and clients alike.</summary>
    public const string Connection = "MarketStorage";

    /// <summary>Announcements of changes to orders.</summary>
    public const string OrderEventsName = "order-events";

    /// <summary>Announcements of changes to listings.</summary>
    public const string ListingEventsName = "listing-events";

    /// <summary>Announcements of what members are to be told and no other relay tells.</summary>
    public const string NotificationsName = "notifications";

    /// <summary>Notices to be mailed.</summary>
    public const string NotificationEmailsName = "notification-emails";

    /// <summary>Notices for members' own systems.</summary>
    public const string NotificationWebhooksName = "notification-webhooks";

    /// <summary>Events that the topic has not taken yet.</summary>
    public const string UnpublishedEventsName = "unpublished-events";

    /// <summary>Names of all queues, for provisioning.</summary>
    public static IReadOnlyList<string> Names { get; } = [OrderEventsName, ListingEventsName, UnpublishedEventsName, NotificationsName, NotificationEmailsName, NotificationWebhooksName];

    /// <summary>Announcements of changes to orders.</summary>
    public QueueClient OrderEvents { get; } = service.GetQueueClient(OrderEventsName);

    /// <summary>Announcements of changes to listings.</summary>
    public QueueClient ListingEvents { get; } = service.GetQueueClient(ListingEventsName);

    /// <summary>Announcements of what members are to be told and no other relay tells.</summary>
    public QueueClient Notifications { get; } = service.GetQueueClient(NotificationsName);

    /// <summary>Notices to be mailed.</summary>
    public QueueClient NotificationEmails { get; } = service.GetQueueClient(NotificationEmailsName);

    /// <summary>Notices for members' own systems.</summary>
    public QueueClient NotificationWebhooks { get; } = service.GetQueueClient(NotificationWebhooksName);
    /// <summary>Events that the topic has not taken yet.</summary>
    public QueueClient UnpublishedEvents { get; } = service.GetQueueClient(UnpublishedEventsName);
}
