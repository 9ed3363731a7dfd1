using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests.Rules;

/// <summary>The part of azure.yaml's schema (v1.0) that this repository uses, written down by hand.</summary>
internal static partial class AzureYamlRules
{
    private static readonly string[] _root = ["name", "metadata", "resourceGroup", "infra", "services", "resources", "pipeline", "hooks", "requiredVersions", "state", "platform", "workflows", "cloud"];
    private static readonly string[] _service = ["project", "language", "host", "module", "dist", "resourceName", "resourceGroup", "hooks"];
    private static readonly string[] _hosts = ["appservice", "containerapp", "function", "springapp", "staticwebapp", "aks"];
    private static readonly string[] _languages = ["dotnet", "csharp", "fsharp", "py", "python", "js", "ts", "java", "docker"];
    private static readonly string[] _hook = ["shell", "kind", "dir", "run", "continueOnError", "interactive", "windows", "posix", "secrets"];
    private static readonly string[] _commands = ["provision", "infracreate", "infradelete", "down", "up", "package", "publish", "deploy", "restore"];

    public static IEnumerable<string> Violations(JsonElement file) =>
        Unknown(file, _root, "the file")
            .Concat(NameViolations(file))
            .Concat(Each(file, "services").SelectMany(service => ServiceViolations(service.Name, service.Value)))
            .Concat(Each(file, "hooks").SelectMany(hook => HookViolations(hook.Name, hook.Value)));

    /// <summary>The scripts that hooks run on Linux and macOS.</summary>
    public static IEnumerable<string> Scripts(JsonElement file) => Each(file, "hooks").Select(hook => hook.Value.GetProperty("posix").GetProperty("run").GetString()!);

    private static IEnumerable<string> NameViolations(JsonElement file) =>
        file.TryGetProperty("name", out JsonElement name) && Name().IsMatch(name.GetString()!) ? [] : ["name: lower-case letters, digits and hyphens"];

    private static IEnumerable<string> ServiceViolations(string name, JsonElement service)
    {
        foreach (string violation in Unknown(service, _service, name))
        {
            yield return violation;
        }

        if (Text(service, "host") is not { } host || !_hosts.Contains(host))
        {
            yield return $"{name}: host";
        }

        if (Text(service, "language") is { } language && !_languages.Contains(language))
        {
            yield return $"{name}: language";
        }

        if (Text(service, "project") is not { } project || Directory.GetFiles(Repository.PathOf(project), "*.csproj").Length != 1)
        {
            yield return $"{name}: project";
        }
    }

    private static IEnumerable<string> HookViolations(string name, JsonElement hook)
    {
        if (!_commands.Any(command => name == $"pre{command}" || name == $"post{command}"))
        {
            yield return $"{name}: no command of azd";
        }

        foreach (string violation in Unknown(hook, _hook, name).Concat(hook.EnumerateObject().Where(part => part.Name is "windows" or "posix").SelectMany(part => Unknown(part.Value, _hook, name))))
        {
            yield return violation;
        }

        string? run = hook.TryGetProperty("posix", out JsonElement posix) ? Text(posix, "run") : null;
        if (run is null || !File.Exists(Repository.PathOf(run)))
        {
            yield return $"{name}: there is no script {run}";
        }
        else if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(Repository.PathOf(run)) & UnixFileMode.UserExecute) == 0)
        {
            yield return $"{name}: {run} may not be executed";
        }

        if (!hook.TryGetProperty("windows", out JsonElement windows) || Text(windows, "shell") != "pwsh" || Text(windows, "run") != $"bash {run}")
        {
            yield return $"{name}: on Windows it does something else";
        }
    }

    private static JsonElement.ObjectEnumerator Each(JsonElement file, string section) => file.TryGetProperty(section, out JsonElement found) ? found.EnumerateObject() : default;

    private static IEnumerable<string> Unknown(JsonElement part, string[] known, string where) =>
        part.EnumerateObject().Where(property => !known.Contains(property.Name)).Select(property => $"{where}: the schema has no {property.Name}");

    private static string? Text(JsonElement part, string property) => part.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    private static partial Regex Name();
}
