using System.Globalization;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>Answers: the same request under the same key is answered the same; what was acknowledged is in the history; only storage excuses a 5xx.</summary>
internal sealed class AnswerCheck(SimWorld world) : Check(world)
{
    private const string OrdersPath = "/api/orders";

    private readonly Dictionary<(string Caller, string Key), (HttpCall Call, HttpReply Reply)> _first = [];

    public override void OnAnswer(HttpCall call, HttpReply reply, Exception? error)
    {
        Require(reply.Status < 500 || reply.Status == 503 || IsExcused(error), "only storage and provider excuse a 5xx", () => $"{call} was answered {reply.Status}: {error}", call.Path);
        if (call.Key is null || call.Method != "POST" || !reply.IsOk)
        {
            return;
        }

        if (_first.TryAdd((call.Caller, call.Key), (call, reply)))
        {
            CheckHistory(call, reply);
            return;
        }

        (HttpCall firstCall, HttpReply first) = _first[(call.Caller, call.Key)];
        bool isSame = (firstCall.Path, firstCall.Body) == (call.Path, call.Body);
        Require(isSame, "a key is good for one request", () => $"{call.Key} was taken for {firstCall} and for {call}.", call.Path);
        Require(
            (first.Status, first.Body, first.ETag) == (reply.Status, reply.Body, reply.ETag),
            "idempotent replies are identical",
            () => $"{call} was answered {first.Status} {first.ETag} {first.Body} and {reply.Status} {reply.ETag} {reply.Body}",
            call.Path);
    }

    // Storage, the provider and the durable backend may be away; anything else that escapes is a bug.
    private static bool IsExcused(Exception? error) => error switch
    {
        Azure.RequestFailedException or TaskCanceledException or HttpRequestException or TimeoutException => true,
        AggregateException several => several.InnerExceptions.All(IsExcused),
        InvalidOperationException busy => busy.Message.Contains("too many others", StringComparison.Ordinal),
        _ => false,
    };

    private void CheckHistory(HttpCall call, HttpReply reply)
    {
        // What is said about an order lies beside it.
        if (call.Path.EndsWith("/messages", StringComparison.Ordinal) || call.Path.StartsWith("/api/conversations", StringComparison.Ordinal))
        {
            return;
        }

        string? order = call.Path == OrdersPath ? reply.Text("id")
            : call.Path.StartsWith(OrdersPath, StringComparison.Ordinal) ? call.Path.Split('/')[3]
            : reply.Text("orderId");
        if (order is null)
        {
            return;
        }

        Table orders = World.Account.Tables[StoredDocuments.Orders];
        bool isKept = orders.Partition(order).Any(row => row.RowKey.StartsWith("idem:", StringComparison.Ordinal) && row.Text("Body") == reply.Body);
        Require(isKept, "acknowledged commands are in the history", () => $"{call} was answered {reply.Status}, and {order} keeps no such answer.", order);

        // Asking for the payment page again changes nothing, so its version may be somebody else's.
        if (!call.Path.EndsWith("/pay", StringComparison.Ordinal) && long.TryParse(reply.ETag?.Trim('"'), CultureInfo.InvariantCulture, out long version))
        {
            string member = SimulatedSignIn.MemberOf(call.Caller);
            Row? row = orders.Find(order, $"event:{version:d8}");
            Require(row?.Text("Actor")?.EndsWith(member, StringComparison.Ordinal) == true, "acknowledged commands are in the history", () => $"{call} was answered {reply.ETag}; event {version} is {row?.Text("Type")} by {row?.Text("Actor")}.", order);
        }
    }
}
