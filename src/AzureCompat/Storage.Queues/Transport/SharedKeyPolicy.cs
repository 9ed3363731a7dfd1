using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;

namespace AzureCompat.Storage.Queues;

/// <summary>Signs every try anew with the account's key, as the service's "Authorize with Shared Key" says.</summary>
internal sealed class SharedKeyPolicy(StorageSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        // The service refuses dates that are 15 minutes off, so a late retry needs a new one: this is the wall clock, never a moved one.
        string date = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        message.Request.Headers.SetValue("x-ms-date", date);
        string signature = credential.Sign(SharedKeyStringToSign.Build(message.Request, credential.AccountName));
        message.Request.Headers.SetValue("Authorization", $"SharedKey {credential.AccountName}:{signature}");
    }
}
