using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>The reference page, put together once from its embedded parts.</summary>
public sealed class ReferencePage
{
    private static readonly string[] _scripts = ["schema.js", "call.js", "page.js"];

    /// <summary>Puts the page together.</summary>
    public ReferencePage()
    {
        string style = Read("page.css");
        string script = string.Concat(_scripts.Select(Read));
        Html = Read("page.html").Replace("/*style*/", style, StringComparison.Ordinal).Replace("/*script*/", script, StringComparison.Ordinal);
        ContentSecurityPolicy = string.Join(
            "; ",
            "default-src 'none'",
            $"style-src '{Hash(style)}'",
            $"script-src '{Hash(script)}'",
            "connect-src 'self'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
    }

    /// <summary>The page.</summary>
    public string Html { get; }

    /// <summary>Only the page's own style and script run, and they talk to nobody but this API.</summary>
    public string ContentSecurityPolicy { get; }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using Stream resource = typeof(ReferencePage).Assembly.GetManifestResourceStream($"reference/{name}") ?? throw new InvalidOperationException($"{name} is not embedded.");
        using StreamReader reader = new(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
