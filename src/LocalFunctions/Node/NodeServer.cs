using System.Collections.Concurrent;
using System.Diagnostics;

namespace LocalFunctions.Node;

/// <summary>A server that this process runs on Node.js and stops again; it says in its output when it listens.</summary>
public sealed class NodeServer : IAsyncDisposable
{
    private const int LastLines = 5;

    // The server's input is ours: it ends when we do, however that comes about, and the server with it.
    private const string EndWithUs = "data:text/javascript,process.stdin.resume().on('end',()=>process.exit())";

    private readonly Process _process;
    private readonly string _name;
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lastOutput = new();

    private NodeServer(string name, ProcessStartInfo start) => (_name, _process) = (name, new Process { StartInfo = start, EnableRaisingEvents = true });

    /// <summary>A program of the packages of <c>npm ci</c> in <c>eng/</c>, looked for from the running program's folder upwards; null when it is not there.</summary>
    /// <param name="script">Its path, from the folder that <c>eng</c> is in.</param>
    public static string? FindScript(string script)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, script);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Starts a server and returns once it listens.</summary>
    /// <param name="name">What it is called when it does not start.</param>
    /// <param name="script">Where its program lies.</param>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="isListening">Takes each line of its output; whether it listens since this one.</param>
    /// <param name="within">How long that may take.</param>
    /// <param name="cancellationToken">Gives up, and stops it.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has its last words.</exception>
    public static async Task<NodeServer> StartAsync(
        string name, string script, IEnumerable<string> arguments, Func<string, bool> isListening, TimeSpan within, CancellationToken cancellationToken)
    {
        NodeServer server = new(name, StartInfo(script, arguments));
        server.Start(isListening);
        try
        {
            await server._listening.Task.WaitAsync(within, cancellationToken);
            return server;
        }
        catch (Exception error)
        {
            await server.DisposeAsync();
            throw error is TimeoutException ? server.DidNotStart($"does not listen after {within.TotalSeconds:0} s") : error;
        }
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    internal static ProcessStartInfo StartInfo(string script, IEnumerable<string> arguments) =>
        new("node", ["--import", EndWithUs, script, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

    private void Start(Func<string, bool> isListening)
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data, isListening);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, isListening);
        _process.Exited += (_, _) => _listening.TrySetException(DidNotStart("stopped at once"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Read(string? line, Func<string, bool> isListening)
    {
        if (line is null)
        {
            return;
        }

        _lastOutput.Enqueue(line);
        while (_lastOutput.Count > LastLines)
        {
            _lastOutput.TryDequeue(out _);
        }

        if (isListening(line))
        {
            _listening.TrySetResult();
        }
    }

    private InvalidOperationException DidNotStart(string what) => new($"{_name} {what}: {string.Join(" / ", _lastOutput)}");
}
