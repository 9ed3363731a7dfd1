using System.Net;
using System.Net.Sockets;
using LocalFunctions.Node;

namespace Marketplace.LocalHost.Mail;

/// <summary>A mail server with a page on which its mails are read: MailDev, of <c>npm ci</c> in <c>eng/</c>. The market goes on without it.</summary>
internal sealed class MailDevProcess : IAsyncDisposable
{
    /// <summary>Where it takes mail.</summary>
    public const int SmtpPort = 1025;

    private const int PagePort = 1080;
    private const string Script = "eng/node_modules/maildev/bin/maildev";
    private const string Ready = "SMTP Server running";
    private static readonly string[] _arguments = ["--smtp", $"{SmtpPort}", "--web", $"{PagePort}", "--ip", "127.0.0.1", "--web-ip", "127.0.0.1"];
    private static readonly TimeSpan _startWithin = TimeSpan.FromSeconds(20);

    private readonly NodeServer _server;

    private MailDevProcess(NodeServer server) => _server = server;

    /// <summary>Where mails are read.</summary>
    public static Uri Page { get; } = new($"http://127.0.0.1:{PagePort}/");

    /// <summary>Starts it; without it, one sentence says why.</summary>
    public static async Task<(MailDevProcess? Server, string Line)> TryStartAsync(CancellationToken cancellationToken)
    {
        if (NodeServer.FindScript(Script) is not { } script)
        {
            return (null, "No mail is sent: MailDev is not installed (npm ci in eng/ does that).");
        }

        if (new[] { SmtpPort, PagePort }.FirstOrDefault(IsTaken) is > 0 and var port)
        {
            return (null, $"No mail is sent: port {port}, which MailDev needs, is in use.");
        }

        try
        {
            bool IsListening(string line) => line.Contains(Ready, StringComparison.Ordinal);
            NodeServer server = await NodeServer.StartAsync("MailDev", script, _arguments, IsListening, _startWithin, cancellationToken);
            return (new(server), $"Mail is to be read at {Page}");
        }
        catch (InvalidOperationException)
        {
            return (null, "No mail is sent: MailDev does not start.");
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
