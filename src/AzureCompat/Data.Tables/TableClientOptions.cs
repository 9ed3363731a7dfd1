#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Service version, retries, transport and diagnostics of a table client.</summary>
public class TableClientOptions : ClientOptions
{
    private const ServiceVersion Latest = ServiceVersion.V2020_12_06;

    /// <summary>Options for one version of the service.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is unknown.</exception>
    public TableClientOptions(ServiceVersion serviceVersion = Latest)
    {
        VersionString = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };
    }

    /// <summary>The versions of the service that the client speaks.</summary>
    [SuppressMessage("Naming", "CA1707", Justification = "The vendor's names.")]
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 2,
    }

    /// <summary>Whom a token is for; the public cloud when null. Not looked at with an account key.</summary>
    public TableAudience? Audience { get; set; }

    /// <summary>Sends a first request without a token, to learn the tenant from the service's challenge.</summary>
    public bool EnableTenantDiscovery { get; set; }

    internal string VersionString { get; }

    internal static TableClientOptions CreateDefault()
    {
        TableClientOptions options = new();
        options.Diagnostics.LoggedHeaderNames.Add("x-ms-request-id");
        options.Diagnostics.LoggedHeaderNames.Add("DataServiceVersion");
        foreach (string name in (string[])["api-version", "$format", "$filter", "$top", "$select"])
        {
            options.Diagnostics.LoggedQueryParameters.Add(name);
        }

        return options;
    }
}
