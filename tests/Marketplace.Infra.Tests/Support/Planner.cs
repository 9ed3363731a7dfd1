using System.Text.Json;

namespace Marketplace.Infra.Tests.Support;

/// <summary>Plans <c>infra/</c>, as it is or with something planted.</summary>
public static class Planner
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>Parameters as an operator would give them.</summary>
    public static IReadOnlyDictionary<string, object> Dev { get; } = new Dictionary<string, object>
    {
        ["environmentName"] = "check",
        ["location"] = "northeurope",
        ["entraClientId"] = "11111111-2222-3333-4444-555555555555",
        ["entraTenantId"] = "99999999-8888-7777-6666-555555555555",
        ["paymentProvider"] = "Acme",
        ["paymentProviderUrl"] = "https://acme.example/v1",
        ["formerPaymentProviders"] = "Olde",
        ["verificationProvider"] = "Notary",
        ["verificationProviderUrl"] = "https://notary.example/v1",
        ["carriers"] = "Swift,Tortoise",
        ["emailHost"] = "mail.example",
        ["emailFrom"] = "Marketplace <market@example.com>",
        ["emailUser"] = "market",
        ["alertEmail"] = "operators@example.com",
        ["principalId"] = "deployer",
    };

    public static IReadOnlyDictionary<string, object> Prod { get; } =
        new Dictionary<string, object>(Dev) { ["environmentType"] = "prod", ["vnetEnabled"] = true };

    public static Task<Plan> PlanAsync(IReadOnlyDictionary<string, object> parameters) => RunAsync(Repository.PathOf("infra", "main.bicep"), parameters);

    /// <summary>Plans a copy of <c>infra/</c> in which a text was replaced by another; it must be there.</summary>
    public static async Task<Plan> PlanPlantedAsync(string file, string text, string planted, IReadOnlyDictionary<string, object>? parameters = null)
    {
        string folder = Directory.CreateTempSubdirectory("infra-planted").FullName;
        try
        {
            foreach (string source in Directory.EnumerateFiles(Repository.PathOf("infra"), "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(folder, Path.GetRelativePath(Repository.PathOf("infra"), source));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(source, target);
            }

            string path = Path.Combine(folder, file);
            string before = await File.ReadAllTextAsync(path);
            Assert.Contains(text, before, StringComparison.Ordinal);
            await File.WriteAllTextAsync(path, before.Replace(text, planted, StringComparison.Ordinal));
            return await RunAsync(Path.Combine(folder, "main.bicep"), parameters ?? Dev);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Plan> RunAsync(string main, IReadOnlyDictionary<string, object> parameters)
    {
        string planner = Repository.PathOf("tests", "Marketplace.Infra.Tests", "Planner", "plan.mjs");
        CommandOutput output = await Command.RunAsync("node", planner, Repository.PathOf("eng"), main, JsonSerializer.Serialize(parameters));
        return output.ExitCode == 0
            ? JsonSerializer.Deserialize<Plan>(output.Output, _json)!
            : throw new InvalidOperationException($"The planner failed: {output.Error}");
    }
}
