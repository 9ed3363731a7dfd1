namespace Marketplace.Domain.Policies;

/// <summary>What kind of thing is sold; with the delivery mode it selects an order's terms.</summary>
public enum GoodsType
{
    /// <summary>A parcel.</summary>
    Physical,

    /// <summary>Delivered by the seller online.</summary>
    Virtual,

    /// <summary>Delivered by the platform the moment it is paid.</summary>
    AutoDelivery,
}

/// <summary>How the goods get to the buyer.</summary>
public enum DeliveryMode
{
    /// <summary>Express parcel.</summary>
    Express,

    /// <summary>Surface mail.</summary>
    Surface,

    /// <summary>Express parcel, shipped within a day: lightning shipping.</summary>
    Lightning,

    /// <summary>Handed over online by the seller.</summary>
    Online,

    /// <summary>Handed over by the platform.</summary>
    Auto,
}

/// <summary>How worn the goods are; each category states its criteria.</summary>
public enum QualityGrade
{
    /// <summary>Never used.</summary>
    New,

    /// <summary>Used so little that it does not show.</summary>
    LikeNew,

    /// <summary>Used, works, shows wear.</summary>
    Good,

    /// <summary>Used hard; faults are described.</summary>
    Fair,
}
