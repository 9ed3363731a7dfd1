using System.Diagnostics;
using LocalFunctions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace LocalFunctions.Tests.EndToEnd;

/// <summary>A host in a process of its own, which a test can kill. It tells on standard output what its functions do.</summary>
internal sealed class ChildHost : IDisposable
{
    private readonly Process _process;

    private ChildHost(Process process) => _process = process;

    public static ChildHost Start(string dataDirectory, string connectionString, string queue, bool hangs)
    {
        ProcessStartInfo start = new("dotnet", [typeof(ChildHost).Assembly.Location, dataDirectory, connectionString, queue, $"{hangs}"])
        {
            RedirectStandardOutput = true,
        };
        return new ChildHost(Process.Start(start)!);
    }

    /// <summary>The next line that begins like this.</summary>
    public async Task<string> ReadAsync(string beginning, CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The host ended without saying '{beginning}'.");
    }

    /// <summary>SIGKILL: nothing of the host runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <summary>What runs in the process.</summary>
    public static async Task Main(string[] args)
    {
        await using WebApplication app = LocalFunctionsHost.Build(
            new LocalFunctionsOptions
            {
                Assemblies = [typeof(ChildHost).Assembly],
                IncludeClass = type => type == typeof(Functions),
                DataDirectory = args[0],
                Url = "http://127.0.0.1:0",
                QueueLease = TimeSpan.FromSeconds(1),
            },
            (_, _) => { },
            host => host.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?> { ["AzureWebJobsStorage"] = args[1], ["queue"] = args[2], ["hangs"] = args[3] }));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("started"));
        await app.RunAsync();
    }

    public sealed class Functions(IConfiguration configuration)
    {
        [Function("Hangs")]
        public Task Hangs([QueueTrigger("%queue%")] string text, long dequeueCount, CancellationToken cancellationToken)
        {
            Console.WriteLine($"{text} {dequeueCount}");
            return bool.Parse(configuration["hangs"]!) ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken) : Task.CompletedTask;
        }
    }
}
