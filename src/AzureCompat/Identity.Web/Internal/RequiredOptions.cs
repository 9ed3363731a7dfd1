using Microsoft.Identity.Web;

namespace AzureCompat.Identity.Web;

/// <summary>Refuses an incomplete configuration on the first request, when the options are first needed.</summary>
internal static class RequiredOptions
{
    public static void Check(MicrosoftIdentityOptions options)
    {
        Require(options.ClientId, nameof(options.ClientId));
        if (string.IsNullOrEmpty(options.Authority))
        {
            Require(options.Instance, nameof(options.Instance));
            Require(options.TenantId, nameof(options.TenantId));
        }
    }

    // The exception's parameter name stays empty, as the vendor leaves it.
    private static void Require(string? value, string name)
    {
        string? noParameter = null;
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentNullException(noParameter, $"IDW10106: The '{name}' option must be provided. ");
        }
    }
}
