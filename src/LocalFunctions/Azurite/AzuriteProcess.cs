using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LocalFunctions.Azurite;

/// <summary>An Azurite that this process started and stops again. It needs Node.js and <c>npm ci</c> in <c>eng/</c>.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<string, Uri> _endpoints = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lastOutput = new();

    private AzuriteProcess(Process process) => _process = process;

    /// <summary>A connection string for the development account at this Azurite's ports.</summary>
    public string ConnectionString => StorageEmulator.ConnectionString(_endpoints["Blob"], _endpoints["Queue"], _endpoints["Table"]);

    /// <summary>Starts Azurite and returns once its three services listen.</summary>
    /// <exception cref="InvalidOperationException">Azurite is not installed, or did not start; the message says which, in one sentence.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(options.DataDirectory);
        AzuriteProcess azurite = new(new Process { StartInfo = StartInfo(options), EnableRaisingEvents = true });
        azurite._process.OutputDataReceived += (_, line) => azurite.Read(line.Data);
        azurite._process.ErrorDataReceived += (_, line) => azurite.Read(line.Data);
        azurite._process.Exited += (_, _) => azurite._listening.TrySetException(azurite.DidNotStart("stopped at once"));
        azurite._process.Start();
        azurite._process.BeginOutputReadLine();
        azurite._process.BeginErrorReadLine();
        try
        {
            await azurite._listening.Task.WaitAsync(options.StartTimeout, cancellationToken);
            return azurite;
        }
        catch (Exception error)
        {
            await azurite.DisposeAsync();
            throw error is TimeoutException ? azurite.DidNotStart($"does not listen after {options.StartTimeout.TotalSeconds:0} s") : error;
        }
    }

    /// <summary>Stops Azurite.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(AzuriteOptions options)
    {
        ProcessStartInfo start = new("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            StorageEmulator.FindScript(),
            "--location", options.DataDirectory,
            "--blobPort", $"{options.BlobPort}",
            "--queuePort", $"{options.QueuePort}",
            "--tablePort", $"{options.TablePort}",
            "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lastOutput.Enqueue(line);
        while (_lastOutput.Count > 5)
        {
            _lastOutput.TryDequeue(out _);
        }

        Match match = ListeningLine().Match(line);
        if (match.Success)
        {
            _endpoints[match.Groups["service"].Value] = new Uri(match.Groups["endpoint"].Value);
            if (_endpoints.Count == 3)
            {
                _listening.TrySetResult();
            }
        }
    }

    private InvalidOperationException DidNotStart(string what) => new($"Azurite {what}: {string.Join(" / ", _lastOutput)}");

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<endpoint>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ListeningLine();
}
