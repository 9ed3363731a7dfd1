using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LocalFunctions.Tests.Queues;
using LocalFunctions.Tests.Support;
using LocalFunctions.Time;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.EndToEnd;

[Collection(AzuriteTests.Name)]
public sealed class EndToEndTests(AzuriteFixture azurite)
{
    private readonly Journal _journal = new();

    [Fact]
    public async Task Request_ReachesTheActivityTenDaysLater_AcrossARestart()
    {
        using TemporaryFolder folder = new();
        await using (TestHost first = await StartAsync(folder, "parcels-restart"))
        {
            Assert.Equal(HttpStatusCode.Accepted, (await first.Http.PostAsync("/api/parcels/p1", null)).StatusCode);
            await first.SettleAsync();
            Assert.Equal(["11-02 p1: p1 sent"], _journal.Entries);
            await first.AdvanceAsync(TimeSpan.FromDays(4));
        }

        await using TestHost second = await StartAsync(folder, "parcels-restart", TestHost.Start.AddDays(4));
        Assert.Equal("Running", await second.Http.GetStringAsync("/api/parcels/p1"));
        await second.AdvanceAsync(TimeSpan.FromDays(6) - TimeSpan.FromMinutes(1));
        Assert.Equal("Running", await second.Http.GetStringAsync("/api/parcels/p1"));
        await second.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal("Completed", await second.Http.GetStringAsync("/api/parcels/p1"));
        Assert.Equal(["11-02 p1: p1 sent", "11-12 p1: p1 kept"], _journal.Entries);
    }

    [Fact]
    public async Task ManyParcels_FinishInOrder_UnderOneMoveOfTheClockOverHttp()
    {
        using TemporaryFolder folder = new();
        await using TestHost host = await StartAsync(folder, "parcels-many");
        for (int day = 2; day < 7; day++)
        {
            await host.Http.PostAsync($"/api/parcels/p{day}", null);
            await MoveAsync(host, "P1D");
        }

        JsonElement moved = await MoveAsync(host, "P30D");

        Assert.Equal(5, moved.GetProperty("fired").GetInt32());
        Assert.Equal(
            [
                "11-02 p2: p2 sent", "11-03 p3: p3 sent", "11-04 p4: p4 sent", "11-05 p5: p5 sent", "11-06 p6: p6 sent",
                "11-12 p2: p2 kept", "11-13 p3: p3 kept", "11-14 p4: p4 kept", "11-15 p5: p5 kept", "11-16 p6: p6 kept",
            ],
            _journal.Entries);
    }

    [Fact]
    public async Task RestartedHost_GoesOnAtItsVirtualTime()
    {
        using TemporaryFolder folder = new();
        DateTimeOffset left;
        await using (TestHost first = await StartAsync(folder, "parcels-clock", useClockFile: true))
        {
            await first.AdvanceAsync(TimeSpan.FromDays(100));
            left = first.Clock.GetUtcNow();
        }

        await using TestHost second = await StartAsync(folder, "parcels-clock", useClockFile: true);

        Assert.InRange(second.Clock.GetUtcNow(), left, left.AddHours(1));
    }

    private static async Task<JsonElement> MoveAsync(TestHost host, string duration)
    {
        HttpResponseMessage response = await host.Http.PostAsJsonAsync("/local/clock", new { advance = duration });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<TestHost> StartAsync(TemporaryFolder folder, string queue, DateTimeOffset? now = null, bool useClockFile = false) =>
        TestHost.StartAsync(new TestHostSettings(typeof(ParcelApp))
        {
            DataDirectory = folder.Path,
            Clock = VirtualClock.Frozen(now ?? TestHost.Start),
            Adjust = options => useClockFile ? options with { Clock = null } : options,
            Settings = new() { ["AzureWebJobsStorage"] = azurite.ConnectionString, ["queue"] = queue },
            Configure = (app, _) => app.Services.AddSingleton<ParcelApp.IJournal>(_journal),
        });

    private sealed class Journal : ParcelApp.IJournal
    {
        private readonly QueueApp.Journal _entries = new();

        public IReadOnlyList<string> Entries => _entries.Entries;

        public void Add(string entry) => _entries.Add(entry);
    }
}
