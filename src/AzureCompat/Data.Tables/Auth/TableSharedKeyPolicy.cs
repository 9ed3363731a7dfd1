using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Auth;

/// <summary>Signs every try of a request with the account's key (scheme SharedKeyLite: the date and the resource).</summary>
internal sealed class TableSharedKeyPolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    private const string Component = "comp";

    public override void OnSendingRequest(HttpMessage message)
    {
        string date = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        string signature = credential.Sign($"{date}\n{Resource(message.Request.Uri.ToUri())}");
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{signature}");
    }

    // The path stays encoded as it is sent; of the query only `comp` counts.
    private string Resource(Uri uri)
    {
        string resource = $"/{credential.AccountName}{uri.AbsolutePath}";
        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.StartsWith($"{Component}=", StringComparison.Ordinal))
            {
                return $"{resource}?{Component}={Uri.UnescapeDataString(pair[(Component.Length + 1)..])}";
            }
        }

        return resource;
    }
}
