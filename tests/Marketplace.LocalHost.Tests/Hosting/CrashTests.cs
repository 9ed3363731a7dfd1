using Marketplace.Crash;
using Marketplace.Crash.Audit;
using Marketplace.Crash.Trading;
using Xunit.Abstractions;

namespace Marketplace.LocalHost.Tests.Hosting;

/// <summary>A short run of <c>./market crash</c>, and proof that its audit finds what it is there to find.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly CrashSettings _settings = new(Kills: 3, Seed: 5, Traders: 4, Brief: true);

    [Fact]
    public async Task AMarketKilledAgainAndAgain_KeepsEveryPromiseOnce()
    {
        using StringWriter log = new();
        await using CrashRun run = await CrashRun.StartAsync(_settings, log, CancellationToken.None);

        CrashReport report = await run.RunAsync(CancellationToken.None);
        report.Print(log);
        output.WriteLine(log.ToString());

        Assert.All(report.Checks, check => Assert.Empty(check.Faults));
        Assert.True(report.Acknowledged > report.Orders && report.Orders > 0);

        // A market that had forgotten a confirmation, or told it again in other words, would not pass.
        Acknowledgement last = run.Bazaar.Promises.All.Last();
        run.Bazaar.Promises.Note(last with { Event = "SomethingElse", Reply = last.Reply with { Body = "{}" } });
        CrashReport forgotten = await run.AuditAsync();
        Assert.Equal(2, forgotten.Checks.Count(check => !check.Holds));
    }

    [Fact]
    public void WhatHappenedTwice_OrNeverEnded_IsAFault()
    {
        CaseFile[] cases = [Case("OrderPlaced", "PaymentCaptured", "PaymentCaptured", "EscrowReleased"), Case("OrderPlaced"), Case("OrderPlaced", "OrderCancelled")];

        Check check = PromiseAudit.NothingHappenedTwice(cases);

        Assert.Equal(2, check.Faults.Count);
    }

    private static CaseFile Case(params string[] events) => new(new System.Text.Json.Nodes.JsonObject { ["id"] = "ord_1", ["state"] = "?" }, events, ChainIntact: true);
}
