#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using System.Collections;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused as a whole; status and error code are those of the action that failed.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Takes over what the service said of the failed action.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (DictionaryEntry entry in requestFailedException.Data)
        {
            Data.Add(entry.Key, entry.Value);
        }

        if (Data[TableErrorDetails.FailedEntityIndex] is string text && int.TryParse(text, CultureInfo.InvariantCulture, out int index))
        {
            FailedTransactionActionIndex = index;
        }
    }

    /// <summary>The position of the action that failed in the submitted list; null when the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
