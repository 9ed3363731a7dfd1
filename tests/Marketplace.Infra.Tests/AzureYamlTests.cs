using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Infra.Tests.Rules;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests;

public sealed partial class AzureYamlTests
{
    // azd knows these by itself; the instance has a default that only an external tenant changes.
    private static readonly string[] _notFromCi = ["AZURE_PRINCIPAL_ID", "ENTRA_INSTANCE"];

    [Fact]
    public async Task AzureYaml_HasTheSchemasShape()
    {
        Assert.StartsWith("# yaml-language-server: $schema=https://raw.githubusercontent.com/Azure/azure-dev/main/schemas/v1.0/azure.yaml.json\n", Repository.Read("azure.yaml"), StringComparison.Ordinal);
        JsonElement file = await Yaml.ReadAsync("azure.yaml");

        Assert.Empty(AzureYamlRules.Violations(file));
        Assert.Equal("src/Marketplace.Functions", file.GetProperty("services").GetProperty("api").GetProperty("project").GetString());
        Assert.NotEmpty(AzureYamlRules.Scripts(file));
    }

    [Theory]
    [InlineData("name: escrow-marketplace", "name: Escrow Marketplace", "name: lower-case letters, digits and hyphens")]
    [InlineData("host: function", "host: functions", "api: host")]
    [InlineData("language: dotnet", "language: dotnet\n    runtime: 10", "api: the schema has no runtime")]
    [InlineData("postdeploy:", "postdeployment:", "postdeployment: no command of azd")]
    [InlineData("run: infra/scripts/secrets.sh", "run: infra/scripts/secret.sh", "postprovision: there is no script infra/scripts/secret.sh")]
    [InlineData("run: infra/scripts/secrets.sh", "run: infra/scripts/README.md", "postprovision: infra/scripts/README.md may not be executed")]
    public async Task AzureYaml_Planted_AMistakeIsFound(string text, string planted, string expected)
    {
        string file = Repository.Read("azure.yaml");
        Assert.Contains(text, file, StringComparison.Ordinal);

        Assert.Contains(expected, AzureYamlRules.Violations(await Yaml.ParseAsync(file.Replace(text, planted, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Parameters_AreThoseOfTheBicepAndComeFromCi()
    {
        string text = Repository.Read("infra", "main.parameters.json");
        IEnumerable<string> given = JsonDocument.Parse(text).RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name);
        IEnumerable<string> declared = Parameter().Matches(Repository.Read("infra", "main.bicep")).Select(match => match.Groups[1].Value);
        Assert.Equal(declared.Order(), given.Order());

        JsonElement deploy = await Yaml.ReadAsync(".github", "workflows", "deploy.yml");
        IEnumerable<string> fromCi = deploy.GetProperty("env").EnumerateObject().Select(variable => variable.Name);
        Assert.Empty(Variable().Matches(text).Select(match => match.Groups[1].Value).Except(fromCi).Except(_notFromCi));
    }

    [Fact]
    public async Task Workflows_TestEveryPushAndDeployMainWithoutASecretOfAzure()
    {
        JsonElement build = await Yaml.ReadAsync(".github", "workflows", "build.yml");
        JsonElement deploy = await Yaml.ReadAsync(".github", "workflows", "deploy.yml");

        // Every push is either main's, which deploy.yml builds first, or another's, which build.yml takes.
        Assert.Equal("main", build.GetProperty("on").GetProperty("push").GetProperty("branches-ignore")[0].GetString());
        Assert.Equal("main", deploy.GetProperty("on").GetProperty("push").GetProperty("branches")[0].GetString());
        Assert.Equal("./.github/workflows/build.yml", deploy.GetProperty("jobs").GetProperty("build").GetProperty("uses").GetString());
        Assert.Contains("./market test", Runs(build.GetProperty("jobs").GetProperty("test")));
        Assert.Contains("azd provision --preview --no-prompt", Runs(deploy.GetProperty("jobs").GetProperty("preview")));
        Assert.Equal("write", deploy.GetProperty("permissions").GetProperty("id-token").GetString());
        Assert.DoesNotContain("AZURE_CREDENTIALS", deploy.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["MARKET_PAYMENT_API_KEY", "MARKET_VERIFICATION_API_KEY"], Secret().Matches(deploy.GetRawText()).Select(match => match.Groups[1].Value));
    }

    private static IEnumerable<string> Runs(JsonElement job) =>
        job.GetProperty("steps").EnumerateArray().Where(step => step.TryGetProperty("run", out _)).Select(step => step.GetProperty("run").GetString()!.Trim());

    [GeneratedRegex(@"^param (\w+)", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\$\{([A-Z_]+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"secrets\.(\w+)")]
    private static partial Regex Secret();
}
