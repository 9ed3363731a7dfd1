using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.LocalHost.Mail;

/// <summary>A mail server with a page on which its mails are read: MailDev, of <c>npm ci</c> in <c>eng/</c>. The market goes on without it.</summary>
internal sealed class MailDevProcess : IAsyncDisposable
{
    /// <summary>Where it takes mail.</summary>
    public const int SmtpPort = 1025;

    private const int PagePort = 1080;
    private const string Script = "eng/node_modules/maildev/bin/maildev";
    private const string Ready = "SMTP Server running";
    private static readonly TimeSpan _startWithin = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly TaskCompletionSource<bool> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MailDevProcess(Process process) => _process = process;

    /// <summary>Where mails are read.</summary>
    public static Uri Page { get; } = new($"http://127.0.0.1:{PagePort}/");

    /// <summary>Starts it; without it, one sentence says why.</summary>
    public static async Task<(MailDevProcess? Server, string Line)> TryStartAsync(CancellationToken cancellationToken)
    {
        if (FindScript() is not { } script)
        {
            return (null, "No mail is sent: MailDev is not installed (npm ci in eng/ does that).");
        }

        if (new[] { SmtpPort, PagePort }.FirstOrDefault(IsTaken) is > 0 and var port)
        {
            return (null, $"No mail is sent: port {port}, which MailDev needs, is in use.");
        }

        MailDevProcess server = new(new Process { StartInfo = StartInfo(script), EnableRaisingEvents = true });
        bool started = false;
        try
        {
            started = await server.StartAsync(cancellationToken);
        }
        finally
        {
            if (!started)
            {
                await server.DisposeAsync();
            }
        }

        return started ? (server, $"Mail is to be read at {Page}") : (null, "No mail is sent: MailDev does not start.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains(Ready, StringComparison.Ordinal) == true)
            {
                _listening.TrySetResult(true);
            }
        };
        _process.Exited += (_, _) => _listening.TrySetResult(false);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            return await _listening.Task.WaitAsync(_startWithin, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static ProcessStartInfo StartInfo(string script)
    {
        ProcessStartInfo start = new("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { script, "--smtp", $"{SmtpPort}", "--web", $"{PagePort}", "--ip", "127.0.0.1", "--web-ip", "127.0.0.1" })
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static string? FindScript()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, Script) is var candidate && File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool IsTaken(int port)
    {
        try
        {
            using TcpListener probe = new(IPAddress.Loopback, port);
            probe.Start();
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
