using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.LocalHost.Hosting;
using Marketplace.LocalHost.Platform;

namespace Marketplace.Crash.Hosting;

/// <summary>LocalHost as a process of its own, so that it can be killed. Its storage is somebody else's and lives on.</summary>
internal sealed partial class MarketProcess : IAsyncDisposable
{
    private static readonly TimeSpan _upWithin = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _dataDirectory;
    private readonly TaskCompletionSource<Uri> _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MarketProcess(Process process, string dataDirectory) => (_process, _dataDirectory) = (process, dataDirectory);

    /// <summary>Where it is reached, once it is up.</summary>
    public Uri BaseUrl => _up.Task.Result;

    /// <summary>The merchant's key to the sandbox provider.</summary>
    public string ProviderApiKey =>
        JsonSerializer.Deserialize<LocalSecrets>(File.ReadAllText(Path.Combine(_dataDirectory, "secrets.json")))!.ProviderApiKey;

    /// <summary>Starts it and waits until it is up.</summary>
    /// <param name="dataDirectory">Where its keys, its clock and its escrows' histories are kept.</param>
    /// <param name="storage">The connection string of its tables and queues.</param>
    /// <param name="port">Where it listens; 0 for any free port.</param>
    public static async Task<MarketProcess> StartAsync(string dataDirectory, string storage, int port = 0)
    {
        MarketProcess market = Begin(dataDirectory, storage, port);
        await market.UpAsync();
        return market;
    }

    /// <summary>Starts it and does not wait.</summary>
    public static MarketProcess Begin(string dataDirectory, string storage, int port)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [typeof(LocalMarket).Assembly.Location, "--no-demo", "--port", $"{port}", "--data", dataDirectory];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["MARKET_STORAGE"] = storage;
        MarketProcess market = new(new Process { StartInfo = start, EnableRaisingEvents = true }, dataDirectory);
        market._process.OutputDataReceived += (_, line) => market.Read(line.Data);
        market._process.ErrorDataReceived += (_, _) => { };
        market._process.Exited += (_, _) => market._up.TrySetException(new InvalidOperationException("LocalHost stopped before it was up."));
        market._process.Start();
        market._process.BeginOutputReadLine();
        market._process.BeginErrorReadLine();
        return market;
    }

    /// <summary>Waits until it is up.</summary>
    /// <exception cref="InvalidOperationException">It stopped before.</exception>
    public Task UpAsync() => _up.Task.WaitAsync(_upWithin);

    /// <summary>SIGKILL: nothing gets a chance to finish.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        // Observed, so that a process that was killed before it was up is no unobserved exception.
        _ = _up.Task.Exception;
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is not null && UpLine().Match(line) is { Success: true } match)
        {
            _up.TrySetResult(new Uri(match.Groups["url"].Value));
        }
    }

    [GeneratedRegex("The market is up at (?<url>http://[^ ]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex UpLine();
}
