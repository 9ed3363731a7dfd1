using System.CommandLine;

namespace Marketplace.LocalHost.Hosting;

/// <summary>The program's command line.</summary>
internal static class MarketCommand
{
    private const int OrdersMax = 20_000;
    private const string StorageVariable = "MARKET_STORAGE";

    private static readonly Option<int> _orders = new("--orders") { Description = "Orders that the scenario trades.", DefaultValueFactory = _ => 200 };
    private static readonly Option<int> _seed = new("--seed") { Description = "The same seed plays the same scenario.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> _port = new("--port") { Description = "Port of the HTTP API; 0 takes any free one.", DefaultValueFactory = _ => 7071 };
    private static readonly Option<bool> _exit = new("--exit") { Description = "Stop after the scenario; exit code 0 only if all its checks held." };
    private static readonly Option<bool> _noDemo = new("--no-demo") { Description = "Only start." };
    private static readonly Option<string?> _data = new("--data") { Description = "Keep the data in this folder; without it every start has fresh data." };
    private static readonly Option<string?> _storage = new("--storage")
    {
        Description = $"Connection string of a running storage emulator (or {StorageVariable}); without it Azurite is started.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(StorageVariable),
    };

    /// <summary>The command, which hands what it read to <paramref name="runAsync"/>.</summary>
    public static RootCommand Create(Func<RunSettings, CancellationToken, Task<int>> runAsync)
    {
        RequireRange(_orders, 1, OrdersMax);
        RequireRange(_port, 0, 65_535);
        RequireRange(_seed, 0, int.MaxValue);
        RootCommand command = new("Runs the marketplace on this machine and plays a trading scenario.") { _orders, _seed, _exit, _noDemo, _port, _data, _storage };
        command.SetAction((parsed, cancellationToken) => runAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static RunSettings Read(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(_port),
        Orders = parsed.GetValue(_orders),
        Seed = parsed.GetValue(_seed),
        Exit = parsed.GetValue(_exit),
        NoDemo = parsed.GetValue(_noDemo),
        Data = parsed.GetValue(_data),
        Storage = parsed.GetValue(_storage) is { Length: > 0 } storage ? storage : null,
    };

    private static void RequireRange(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Errors.Any())
        {
            return;
        }

        int value = result.GetValueOrDefault<int>();
        if (value < least || value > most)
        {
            result.AddError($"{option.Name} must be {least} to {most}.");
        }
    });
}
