using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.LocalHost.Hosting;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Tests.Support;

/// <summary>LocalHost as a process of its own, so that it can be killed. Its storage is somebody else's and lives on.</summary>
internal sealed partial class MarketProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MarketProcess(Process process) => _process = process;

    public Uri BaseUrl => _up.Task.Result;

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromMinutes(5) };

    public string ProviderApiKey { get; private set; } = "";

    public static async Task<MarketProcess> StartAsync(string dataDirectory, string storage)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [typeof(LocalMarket).Assembly.Location, "--no-demo", "--port", "0", "--data", dataDirectory];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["MARKET_STORAGE"] = storage;
        MarketProcess market = new(new Process { StartInfo = start, EnableRaisingEvents = true });
        market._process.OutputDataReceived += (_, line) => market.Read(line.Data);
        market._process.ErrorDataReceived += (_, _) => { };
        market._process.Exited += (_, _) => market._up.TrySetException(new InvalidOperationException("LocalHost stopped before it was up."));
        market._process.Start();
        market._process.BeginOutputReadLine();
        market._process.BeginErrorReadLine();
        market.Http.BaseAddress = await market._up.Task.WaitAsync(TimeSpan.FromMinutes(2));
        LocalSecrets secrets = JsonSerializer.Deserialize<LocalSecrets>(await File.ReadAllTextAsync(Path.Combine(dataDirectory, "secrets.json")))!;
        market.ProviderApiKey = secrets.ProviderApiKey;
        return market;
    }

    /// <summary>SIGKILL: nothing gets a chance to finish.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Http.Dispose();
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
