using Marketplace.Crash.Trading;

namespace Marketplace.Crash.Audit;

/// <summary>What was acknowledged is there, once, and is acknowledged again in the same words.</summary>
internal static class PromiseAudit
{
    private static readonly string[] _once = ["OrderPlaced", "PaymentCaptured", "OrderShipped", "DeliverySignalled", "ReceiptConfirmed"];
    private static readonly string[] _ends = ["OrderCancelled", "EscrowReleased", "EscrowRefunded"];

    /// <summary>Every acknowledged command is in its order's history, at the version that the answer named.</summary>
    public static Check EveryPromiseIsKept(IEnumerable<Acknowledgement> promises, IReadOnlyList<CaseFile> cases)
    {
        Dictionary<string, CaseFile> byId = cases.ToDictionary(@case => @case.Id, StringComparer.Ordinal);
        return new("every acknowledged command is in its order's history",
        [
            .. promises
                .Where(promise => byId[promise.OrderId].Events.ElementAtOrDefault(promise.Reply.Version - 1) != promise.Event)
                .Select(promise => $"{promise.Path} was acknowledged as {promise.Event}, version {promise.Reply.Version}"),
        ]);
    }

    /// <summary>Nothing happened twice to an order, and it ended once.</summary>
    public static Check NothingHappenedTwice(IReadOnlyList<CaseFile> cases) => new("every history is whole, ends, and has nothing twice",
    [
        .. cases.Where(@case => !@case.ChainIntact).Select(@case => $"{@case.Id}: the chain is broken"),
        .. cases.Where(@case => @case.Events.Count(_ends.Contains) != 1).Select(@case => $"{@case.Id} ended {@case.Events.Count(_ends.Contains)} times: {@case.State}"),
        .. cases.SelectMany(@case => _once.Where(once => @case.Events.Count(type => type == once) > 1).Select(twice => $"{@case.Id}: {twice} twice")),
    ]);

    /// <summary>Every command, sent again, is answered as it was, byte for byte.</summary>
    public static async Task<Check> EveryAnswerStandsAsync(Bazaar bazaar)
    {
        string?[] faults = await Task.WhenAll(bazaar.Promises.All.Select(async promise =>
        {
            Reply again = await bazaar.Client.PostAsync(promise.Member, promise.Path, promise.Key, promise.Body);
            bool same = again.Replayed && (again.Status, again.Body, again.ETag) == (promise.Reply.Status, promise.Reply.Body, promise.Reply.ETag);
            return same ? null : $"{promise.Path} is answered {again.Status} {again.Body} instead of {promise.Reply.Status} {promise.Reply.Body}";
        }));
        return new("every answer is given again byte for byte", [.. faults.OfType<string>()]);
    }
}
