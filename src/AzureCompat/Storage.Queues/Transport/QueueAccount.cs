using Azure.Storage;

namespace AzureCompat.Storage.Queues;

/// <summary>The queue service's part of a connection string.</summary>
internal static class QueueAccount
{
    /// <exception cref="ArgumentNullException">The string is null or empty.</exception>
    /// <exception cref="FormatException">It is not a connection string with an account key.</exception>
    public static (Uri Endpoint, StorageSharedKeyCredential Credential) Parse(string connectionString)
    {
        if (string.IsNullOrEmpty(connectionString))
        {
            throw new ArgumentNullException(nameof(connectionString));
        }

        return StorageConnectionString.TryParse(connectionString, out StorageConnectionString? account, out string? error, out _)
            ? (account.QueueEndpoint, new StorageSharedKeyCredential(account.AccountName, account.AccountKey))
            : throw new FormatException(error);
    }
}
