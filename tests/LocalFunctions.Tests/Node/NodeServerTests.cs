using System.Diagnostics;
using LocalFunctions.Node;

namespace LocalFunctions.Tests.Node;

public sealed class NodeServerTests
{
    [Fact]
    public async Task AServer_EndsWithTheProcessThatStartedIt_EvenOneThatWasKilled()
    {
        string script = Path.Combine(Directory.CreateTempSubdirectory("node-server-").FullName, "server.js");
        await File.WriteAllTextAsync(script, "setInterval(() => {}, 1000); console.log('listening to ' + process.argv[2]);");
        using Process server = Process.Start(NodeServer.StartInfo(script, ["somebody"]))!;
        Assert.Equal("listening to somebody", await server.StandardOutput.ReadLineAsync());

        // What the system does with the input of whom a killed process had started.
        server.StandardInput.Close();

        await server.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, server.ExitCode);
    }
}
