using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Marketplace.Infra.Tests.Settings;

/// <summary>A configuration that remembers which keys were asked for, whether they were there or not.</summary>
internal sealed class RecordingConfiguration(IConfiguration inner, ISet<string> asked) : IConfigurationSection
{
    public string Key => (inner as IConfigurationSection)?.Key ?? "";

    public string Path => (inner as IConfigurationSection)?.Path ?? "";

    public string? Value
    {
        get
        {
            asked.Add(Path);
            return (inner as IConfigurationSection)?.Value;
        }
        set => throw new NotSupportedException();
    }

    public string? this[string key]
    {
        get
        {
            asked.Add(Path.Length == 0 ? key : ConfigurationPath.Combine(Path, key));
            return inner[key];
        }
        set => throw new NotSupportedException();
    }

    public IConfigurationSection GetSection(string key) => new RecordingConfiguration(inner.GetSection(key), asked);

    public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren().Select(child => new RecordingConfiguration(child, asked));

    public IChangeToken GetReloadToken() => inner.GetReloadToken();
}
