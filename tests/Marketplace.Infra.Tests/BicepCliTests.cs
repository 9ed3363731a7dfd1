using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests;

public sealed class BicepCliTests
{
    [BicepCliFact]
    public async Task Bicep_Builds()
    {
        CommandOutput built = await Command.RunAsync("bicep", "build", Repository.PathOf("infra", "main.bicep"), "--stdout");

        Assert.True(built.ExitCode == 0, built.Error);
    }

    [BicepCliFact]
    public async Task Bicep_LintsWithoutAnError()
    {
        CommandOutput linted = await Command.RunAsync("bicep", "lint", Repository.PathOf("infra", "main.bicep"));

        Assert.True(linted.ExitCode == 0, linted.Error + linted.Output);
    }
}
