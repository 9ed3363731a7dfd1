using Azure;
using Azure.Data.Tables;

namespace Marketplace.Functions.Listings;

/// <summary>A list of the index, newest first, read ahead from wherever one is sent.</summary>
/// <param name="table">The index.</param>
/// <param name="list">The list's partition.</param>
/// <param name="isFirst">Whether it gives the listings; of others only the keys are read.</param>
/// <param name="rowsMax">Rows a request; null for as many as are worth it.</param>
internal sealed class IndexStream(TableClient table, string list, bool isFirst, int? rowsMax)
{
    private const int ListingsMax = 500;
    private const int KeysMax = 1000;

    private IReadOnlyList<TableEntity> _rows = [];
    private int _at;
    private bool _isLast;
    private string _filter = "";
    private string? _continuation;

    /// <summary>How many requests it has made.</summary>
    public int Requests { get; private set; }

    /// <summary>Whether there is nothing more.</summary>
    public bool IsAtEnd => _at == _rows.Count && _isLast;

    /// <summary>The row key that it has come to.</summary>
    public string Key => _rows[_at].RowKey;

    /// <summary>The listing there.</summary>
    public ListingSummary Item => ListingIndex.ItemOf(_rows[_at]);

    /// <summary>Goes to the first row at a key or after it, as far as rows have been read; whether more have to be.</summary>
    public bool NeedsRequest(string key)
    {
        while (_at < _rows.Count && string.CompareOrdinal(_rows[_at].RowKey, key) < 0)
        {
            _at++;
        }

        return _at == _rows.Count && !_isLast;
    }

    /// <summary>Reads more rows, from a key on.</summary>
    public async Task ReadAsync(string key, CancellationToken cancellationToken)
    {
        Requests++;

        // A page may be empty although more follow; then, and only then, the service knows better than the key where to go on.
        bool goesOn = _rows.Count == 0 && _continuation is not null;
        _filter = goesOn ? _filter : TableClient.CreateQueryFilter($"PartitionKey eq {list} and RowKey ge {key}");
        int size = Math.Min(rowsMax ?? int.MaxValue, isFirst ? ListingsMax : KeysMax);
        AsyncPageable<TableEntity> rows = table.QueryAsync<TableEntity>(_filter, size, isFirst ? null : ["RowKey"], cancellationToken);
        (_rows, _at, _isLast) = ([], 0, true);
        await foreach (Page<TableEntity> page in rows.AsPages(goesOn ? _continuation : null, size))
        {
            (_rows, _isLast, _continuation) = (page.Values, page.ContinuationToken is null, page.ContinuationToken);
            return;
        }
    }
}
