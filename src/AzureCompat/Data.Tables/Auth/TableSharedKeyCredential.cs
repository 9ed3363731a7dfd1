#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>An account's name and one of its keys.</summary>
public class TableSharedKeyCredential
{
    private volatile byte[] _key;

    /// <summary>An account and its key.</summary>
    /// <exception cref="FormatException">The key is not base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        AccountName = accountName;
        SetAccountKey(accountKey);
    }

    /// <summary>The account's name.</summary>
    public string AccountName { get; }

    /// <summary>Takes a new key, for clients that live through a key's rotation.</summary>
    /// <exception cref="FormatException">The key is not base64.</exception>
    public void SetAccountKey(string accountKey) => _key = Convert.FromBase64String(accountKey);

    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
