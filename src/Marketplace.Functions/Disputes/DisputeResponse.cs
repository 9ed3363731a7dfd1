using Marketplace.Domain;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;

namespace Marketplace.Functions.Disputes;

/// <summary>A dispute as its sides and arbiters see it. Amounts are minor units, times UTC; what has not happened yet is absent.</summary>
public sealed record DisputeResponse
{
    /// <summary>Its id.</summary>
    public required DisputeId Id { get; init; }

    /// <summary>The order that it is about.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The order's version with it; the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>evidence, reply, ruling, ruled or closed.</summary>
    public required DisputePhase Phase { get; init; }

    /// <summary>How it ended.</summary>
    public DisputeEnd? End { get; init; }

    /// <summary>buyer or seller: who took it here.</summary>
    public required ActorRole OpenedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset OpenedUtc { get; init; }

    /// <summary>What the buyer asks for.</summary>
    public required Money Claimed { get; init; }

    /// <summary>What is held, and is to be divided.</summary>
    public required Money Held { get; init; }

    /// <summary>When the phase ends by itself, or an overdue ruling is raised again.</summary>
    public DateTimeOffset? DueUtc { get; init; }

    /// <summary>How often the ruling was raised as overdue; above 0 it is with the senior arbiters.</summary>
    public required int OverdueLevel { get; init; }

    /// <summary>What was filed, by number and hash.</summary>
    public required IReadOnlyList<FiledStatement> Filed { get; init; }

    /// <summary>What was filed and the caller may see. Only <c>GET /api/disputes/{id}</c> has it.</summary>
    public IReadOnlyList<Statement>? Statements { get; init; }

    /// <summary>The offer that stands.</summary>
    public SettlementOffer? Offer { get; init; }

    /// <summary>The first ruling.</summary>
    public Ruling? Ruling { get; init; }

    /// <summary>The sides that accepted it.</summary>
    public required IReadOnlyList<ActorRole> AcceptedBy { get; init; }

    /// <summary>The side that appealed it.</summary>
    public ActorRole? AppealedBy { get; init; }

    /// <summary>The second ruling.</summary>
    public Ruling? AppealRuling { get; init; }

    /// <summary>What functions on disputes have in common.</summary>
    internal static OrderPartOf<DisputeId> Part { get; } =
        new((order, id) => order.Dispute?.Id == id, order => Platform.Http.Answer.Ok(Of(order, order.Dispute!, null), Platform.Http.Answer.ETagOf(order.Version)));

    /// <summary>The dispute as a response.</summary>
    public static DisputeResponse Of(Order order, Dispute dispute, IReadOnlyList<Statement>? statements) => new()
    {
        Id = dispute.Id,
        OrderId = order.Id,
        Version = order.Version,
        Phase = dispute.Phase,
        End = dispute.End,
        OpenedBy = dispute.OpenedBy,
        OpenedUtc = dispute.OpenedUtc,
        Claimed = dispute.Claimed,
        Held = order.Held,
        DueUtc = dispute.DueUtc,
        OverdueLevel = dispute.OverdueLevel,
        Filed = dispute.Statements,
        Statements = statements,
        Offer = dispute.Offer,
        Ruling = dispute.Ruling,
        AcceptedBy = dispute.AcceptedBy,
        AppealedBy = dispute.AppealedBy,
        AppealRuling = dispute.AppealRuling,
    };

    /// <summary>
    /// Of what was filed, what a viewer may see: one's own always, all of it once it is unsealed. Staff are no side: they wait like the other one.
    /// </summary>
    internal static IReadOnlyList<Statement> VisibleTo(Actor? viewer, Dispute? dispute, IReadOnlyList<Statement> statements) =>
        dispute?.IsUnsealed == true ? statements : [.. statements.Where(statement => statement.By == viewer?.Role)];
}
