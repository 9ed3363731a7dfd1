using System.Security.Cryptography;
using System.Text;

namespace Azure.Storage;

/// <summary>A storage account's name with one of its two keys, to sign requests with.</summary>
public class StorageSharedKeyCredential
{
    private byte[] _accountKey;

    /// <summary>Takes an account's name and its key in base64.</summary>
    /// <exception cref="FormatException"><paramref name="accountKey"/> is not base64.</exception>
    public StorageSharedKeyCredential(string accountName, string accountKey)
    {
        AccountName = accountName;
        _accountKey = Convert.FromBase64String(accountKey);
    }

    /// <summary>The account's name.</summary>
    public string AccountName { get; }

    /// <summary>Changes the key for every client that holds this credential, such as after a key was rotated.</summary>
    public void SetAccountKey(string accountKey) => Volatile.Write(ref _accountKey, Convert.FromBase64String(accountKey));

    internal string Sign(string stringToSign) =>
        Convert.ToBase64String(HMACSHA256.HashData(Volatile.Read(ref _accountKey), Encoding.UTF8.GetBytes(stringToSign)));
}
