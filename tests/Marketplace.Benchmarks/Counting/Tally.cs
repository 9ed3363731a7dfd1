namespace Marketplace.Benchmarks.Counting;

/// <summary>Counts requests by what they were made for.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Step, StorageCall Call), int> _counts = [];
    private (string, StorageCall) _last;

    /// <summary>What is being done.</summary>
    public string Step { get; set; } = "";

    /// <summary>All requests.</summary>
    public int Total => Entries.Sum(entry => entry.Count);

    /// <summary>How many of which, by step, in order of the first of each.</summary>
    public IReadOnlyList<(string Step, StorageCall Call, int Count)> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _counts.Where(entry => entry.Value > 0).Select(entry => (entry.Key.Step, entry.Key.Call, entry.Value))];
            }
        }
    }

    /// <summary>Counts a request.</summary>
    public void Add(StorageCall call)
    {
        lock (_gate)
        {
            _last = (Step, call);
            _counts[_last] = _counts.GetValueOrDefault(_last) + 1;
        }
    }

    /// <summary>Takes the last request back: it was a look into an empty queue, which is nobody's.</summary>
    public void TakeBack()
    {
        lock (_gate)
        {
            _counts[_last]--;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _counts.Clear();
        }
    }
}
