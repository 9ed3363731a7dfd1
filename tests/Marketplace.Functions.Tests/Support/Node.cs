using System.Diagnostics;

namespace Marketplace.Functions.Tests.Support;

/// <summary>Runs a program of <c>eng</c>'s Node.js packages, or a script of ours.</summary>
internal static class Node
{
    /// <summary>What it printed. It must end well.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("node", arguments) { WorkingDirectory = Path.Combine(Recorded.Root, folder), RedirectStandardOutput = true, RedirectStandardError = true };
        using Process node = Process.Start(start)!;
        Task<string> errors = node.StandardError.ReadToEndAsync();
        string output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"node {string.Join(' ', arguments)}: {output} {await errors}");
        return output;
    }
}
