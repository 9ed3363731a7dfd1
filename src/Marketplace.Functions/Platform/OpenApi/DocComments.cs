using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>The doc comments that the compiler leaves beside an assembly. Without them the document is as true, but says less.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    /// <summary>Reads the comments of these assemblies.</summary>
    public DocComments(IEnumerable<Assembly> assemblies)
    {
        foreach (string path in assemblies.Select(assembly => Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml")).Where(File.Exists))
        {
            foreach (XElement member in XDocument.Load(path).Descendants("member"))
            {
                _members[member.Attribute("name")!.Value] = member;
            }
        }
    }

    /// <summary>What a type is.</summary>
    public string? Of(Type type) => Text(Member($"T:{NameOf(type)}")?.Element("summary"));

    /// <summary>What a function does.</summary>
    public string? Of(MethodInfo method) =>
        Text(_members.FirstOrDefault(pair => pair.Key.StartsWith($"M:{NameOf(method.DeclaringType!)}.{method.Name}(", StringComparison.Ordinal)).Value?.Element("summary"));

    /// <summary>What a property means: its own comment, or that of the record's parameter that it comes from.</summary>
    public string? Of(PropertyInfo property) => Text(Own(property) ?? Parameter(property));

    /// <summary>An example from the comment's attribute <c>example</c>.</summary>
    public string? ExampleOf(PropertyInfo property) => (Own(property)?.Attribute("example") ?? Parameter(property)?.Attribute("example"))?.Value;

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        string text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" or "seealso" } see => see.Attribute("cref")?.Value.Split('.')[^1] ?? "",
            XElement { Name.LocalName: "paramref" } parameter => parameter.Attribute("name")!.Value,
            XElement other => other.Value,
            _ => node.ToString(),
        }));
        return Spaces().Replace(Source().Replace(System.Net.WebUtility.HtmlDecode(text), ""), " ").Trim();
    }

    private XElement? Own(PropertyInfo property) => Member($"P:{NameOf(property.DeclaringType!)}.{property.Name}")?.Element("summary");

    private XElement? Parameter(PropertyInfo property) =>
        Member($"T:{NameOf(property.DeclaringType!)}")?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == property.Name);

    private XElement? Member(string name) => _members.GetValueOrDefault(name);

    // Where a rule comes from is for those who read the code.
    [GeneratedRegex(@"\s*\((rules|design)\.md[^)]*\)")]
    private static partial Regex Source();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
