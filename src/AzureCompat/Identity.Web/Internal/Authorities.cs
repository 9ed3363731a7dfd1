using Microsoft.AspNetCore.Http;

namespace AzureCompat.Identity.Web;

/// <summary>Builds the authority whose metadata and keys are trusted.</summary>
internal static class Authorities
{
    private const string ExternalTenants = ".ciamlogin.com";

    /// <summary>A configured authority, without a query; one of an external tenant gets its tenant's name appended.</summary>
    public static string FromAuthority(string authority)
    {
        string address = authority.Split('?', 2)[0];
        if (!address.Contains(ExternalTenants, StringComparison.OrdinalIgnoreCase))
        {
            return address;
        }

        Uri uri = new(address);
        bool isBare = uri.Host.EndsWith(ExternalTenants, StringComparison.OrdinalIgnoreCase) && uri.AbsolutePath == "/";
        return isBare ? $"{uri}{uri.Host[..^ExternalTenants.Length]}.onmicrosoft.com" : address;
    }

    /// <summary>Instance and tenant, joined as they are: an instance with a path has to end with a slash.</summary>
    public static string FromTenant(string instance, string? tenantId)
    {
        Uri address = new(instance);
        return new Uri(address, new PathString($"{address.PathAndQuery}{tenantId}/v2.0")).ToString();
    }

    public static string EnsureV2(string authority)
    {
        string trimmed = authority.Trim().TrimEnd('/');
        return trimmed.EndsWith("v2.0", StringComparison.Ordinal) ? trimmed : $"{trimmed}/v2.0";
    }
}
