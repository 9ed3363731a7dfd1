using System.Text.Json;
using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.Habits;

/// <summary>A refund request of a deal, and the dispute that may come of it, from the parties' side.</summary>
internal sealed class RefundCase(Deal deal)
{
    private string? _id;
    private string? _dispute;
    private int _calls;
    private bool _goBack;

    /// <summary>The buyer asks; false when it is refused.</summary>
    public async Task<bool> AskAsync(bool goBack, bool partly)
    {
        _goBack = goBack;
        long held = await HeldAsync();
        if (held == 0)
        {
            return false;
        }

        long amount = partly ? Math.Max(1, held * (1 + deal.Chance.Next(8)) / 10) : held;
        HttpReply reply = await deal.ActAsync(deal.Buyer, "refund-requests", Ask(amount));
        _id = reply.IsOk ? reply.Text("id") : null;
        return _id is not null;
    }

    /// <summary>The buyer asks for less.</summary>
    public async Task<HttpReply> ReviseAsync() => await DoAsync(deal.Buyer, "revise", Ask(Math.Max(1, await HeldAsync() / 3)));

    /// <summary>Does something to the request.</summary>
    public async Task<HttpReply> DoAsync(string member, string action, object? body = null)
    {
        HttpReply reply = await PostAsync(member, $"/api/refund-requests/{_id}/{action}", body);
        _dispute = reply.Text("disputeId") ?? _dispute;
        return reply;
    }

    /// <summary>Reads the request.</summary>
    public Task<HttpReply> ReadAsync() => deal.AskAsync(new(deal.Buyer, "GET", $"/api/refund-requests/{_id}"));

    /// <summary>Does something to the dispute; nothing, when there is none.</summary>
    public async Task<HttpReply> DisputeAsync(string member, string action, object? body = null) =>
        _dispute is null ? HttpReply.None with { Status = 404 } : await PostAsync(member, $"/api/disputes/{_dispute}/{action}", body);

    /// <summary>Whether it came to a dispute.</summary>
    public bool IsDisputed => _dispute is not null;

    /// <summary>The dispute's phase, as the buyer reads it.</summary>
    public async Task<string?> DisputePhaseAsync() => (await deal.AskAsync(new(deal.Buyer, "GET", $"/api/disputes/{_dispute}"))).Text("phase");

    /// <summary>What is held now.</summary>
    public async Task<long> HeldAsync() => (await deal.ReadAsync()).Read("held", held => held.GetProperty("amountMinor").GetInt64());

    private object Ask(long amount) => new
    {
        kind = _goBack ? "returnAndRefund" : "refundOnly",
        reason = deal.Once(3) ? "notReceived" : "damaged",
        amount = Amount(amount),
        text = "It is not what I bought.",
    };

    /// <summary>An amount as requests have it.</summary>
    public static object Amount(long minor) => new { amountMinor = minor, currency = "CNY" };

    private Task<HttpReply> PostAsync(string member, string path, object? body) => deal.AskAsync(
        new(member, "POST", path, JsonSerializer.Serialize(body ?? new { }), $"{deal.OrderId}-case{++_calls}"));
}
