using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A mail as it came over the wire.</summary>
internal sealed record SunkMail(string To, string Source)
{
    /// <summary>The headers, unfolded.</summary>
    public IReadOnlyList<string> Headers => Source[..Source.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");

    /// <summary>The parts' texts, decoded.</summary>
    public string Text => string.Concat(Source.Split("\r\n\r\n").Select(Decode));

    public string Header(string name) => Headers.Single(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    private static string Decode(string part)
    {
        string text = part.Split("\r\n--")[0].Replace("\r\n", "", StringComparison.Ordinal);
        Span<byte> bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? Encoding.UTF8.GetString(bytes[..length]) : part;
    }
}

/// <summary>A mail server that keeps what it is given, or refuses it.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<SunkMail> _mails = new();
    private readonly Task _accepting;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What is answered to a recipient; 250 takes it.</summary>
    public Func<string, string> AnswerTo { get; set; } = _ => "250 fine";

    public IReadOnlyList<SunkMail> To(string address) => [.. _mails.Where(mail => mail.To == address)];

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopped.Token));
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient held = client;
        using StreamReader reader = new(client.GetStream(), Encoding.UTF8);
        await using StreamWriter writer = new(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        string to = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT")
            {
                to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            }

            await writer.WriteLineAsync(verb switch { "RCPT" => AnswerTo(to), "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 fine" });
            if (verb == "DATA")
            {
                _mails.Enqueue(new(to, await ReadMailAsync(reader)));
                await writer.WriteLineAsync("250 kept");
            }
        }
    }

    private static async Task<string> ReadMailAsync(StreamReader reader)
    {
        StringBuilder mail = new();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        return mail.ToString();
    }
}
