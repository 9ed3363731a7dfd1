using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Auth;
using AzureCompat.Storage;

namespace Azure.Data.Tables.Rest;

/// <summary>Builds the pipeline: authentication runs on every try, so that a retry is signed anew.</summary>
internal static class TablePipeline
{
    public static TableRest ForKey(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return Build(endpoint, new TableSharedKeyPolicy(credential), options ?? TableClientOptions.CreateDefault());
    }

    public static TableRest ForToken(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        options ??= TableClientOptions.CreateDefault();
        string scope = (options.Audience ?? TableAudience.AzurePublicCloud).ToScope();
        return Build(endpoint, new TableTokenPolicy(credential, scope, options.EnableTenantDiscovery), options);
    }

    public static TableRest ForConnectionString(string connectionString, TableClientOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        if (!StorageConnectionString.TryParse(
            connectionString, out StorageConnectionString? account, out string? error, out bool malformed))
        {
            throw malformed ? new InvalidOperationException(error) : new ArgumentException(error, nameof(connectionString));
        }

        Uri endpoint = account.TableEndpoint
            ?? throw new ArgumentException("The connection string names no TableEndpoint and no EndpointSuffix.", nameof(connectionString));
        return ForKey(endpoint, new TableSharedKeyCredential(account.AccountName, account.AccountKey), options);
    }

    private static TableRest Build(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions options)
    {
        HttpPipeline pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            ResponseClassifier = new ResponseClassifier(),
            RequestFailedDetailsParser = TableErrorDetails.Instance,
        });
        return new TableRest(pipeline, endpoint, options.VersionString);
    }
}
