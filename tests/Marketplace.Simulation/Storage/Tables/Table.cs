namespace Marketplace.Simulation.Storage.Tables;

/// <summary>A table: rows in the order of their keys, ordinal.</summary>
public sealed class Table
{
    private readonly SortedList<string, SortedList<string, Row>> _partitions = new(StringComparer.Ordinal);

    /// <summary>All rows in the order of their keys.</summary>
    public IEnumerable<Row> Rows => _partitions.Values.SelectMany(partition => partition.Values);

    /// <summary>All rows whose own keys begin so.</summary>
    public IEnumerable<Row> RowsOf(string prefix) => Rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The keys of all partitions, in order.</summary>
    public IEnumerable<string> PartitionKeys => _partitions.Keys;

    /// <summary>A partition's rows in order; none when there is no such partition.</summary>
    public IEnumerable<Row> Partition(string partitionKey) => _partitions.TryGetValue(partitionKey, out SortedList<string, Row>? rows) ? rows.Values : [];

    /// <summary>A row; null when there is none.</summary>
    public Row? Find(string partitionKey, string rowKey) =>
        _partitions.TryGetValue(partitionKey, out SortedList<string, Row>? rows) && rows.TryGetValue(rowKey, out Row? row) ? row : null;

    internal void Put(Row row)
    {
        if (!_partitions.TryGetValue(row.PartitionKey, out SortedList<string, Row>? rows))
        {
            _partitions[row.PartitionKey] = rows = new(StringComparer.Ordinal);
        }

        rows[row.RowKey] = row;
    }

    internal void Remove(string partitionKey, string rowKey)
    {
        SortedList<string, Row> rows = _partitions[partitionKey];
        rows.Remove(rowKey);
        if (rows.Count == 0)
        {
            _partitions.Remove(partitionKey);
        }
    }

    /// <summary>The rows from a place on: whole table, or the one partition that a query is about.</summary>
    internal IEnumerable<Row> From(string? onlyPartition, string fromPartition, string fromRow)
    {
        if (onlyPartition is not null)
        {
            return string.CompareOrdinal(onlyPartition, fromPartition) < 0 ? []
                : _partitions.TryGetValue(onlyPartition, out SortedList<string, Row>? rows) ? From(rows, onlyPartition == fromPartition ? fromRow : "")
                : [];
        }

        return FromAll(fromPartition, fromRow);
    }

    private IEnumerable<Row> FromAll(string fromPartition, string fromRow)
    {
        for (int i = IndexOf(_partitions.Keys, fromPartition); i < _partitions.Count; i++)
        {
            foreach (Row row in From(_partitions.Values[i], _partitions.Keys[i] == fromPartition ? fromRow : ""))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<Row> From(SortedList<string, Row> rows, string fromRow)
    {
        for (int i = IndexOf(rows.Keys, fromRow); i < rows.Count; i++)
        {
            yield return rows.Values[i];
        }
    }

    // The first key that is not before the one given.
    private static int IndexOf(IList<string> keys, string key)
    {
        (int low, int high) = (0, keys.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(keys[middle], key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
