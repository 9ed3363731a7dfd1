#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using System.Collections;

namespace Azure.Data.Tables;

/// <content>The dictionary that a row is.</content>
public sealed partial class TableEntity
{
    /// <summary>How many entries the row has, keys and version included.</summary>
    public int Count => _properties.Count;

    /// <summary>The names of the entries.</summary>
    public ICollection<string> Keys => _properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>
    /// A property by its name; null when there is none. Setting an int where a long or a double is keeps that type,
    /// and a time where a string is becomes a string.
    /// </summary>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    public object this[string key]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            return _properties.GetValueOrDefault(key);
        }

        set
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            _properties[key] = Coerce(_properties.GetValueOrDefault(key), value);
        }
    }

    /// <summary>Sets a property, whether it exists or not.</summary>
    public void Add(string key, object value) => this[key] = value;

    /// <summary>Whether there is such an entry.</summary>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <summary>Removes an entry; false when there was none.</summary>
    public bool Remove(string key) => _properties.Remove(key);

    /// <summary>Gets an entry; false when there is none.</summary>
    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value);

    /// <summary>Removes every entry, the keys too.</summary>
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => this[item.Key] = item.Value;

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => Pairs.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        Pairs.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => Pairs.Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    private ICollection<KeyValuePair<string, object>> Pairs => _properties;

    private static object Coerce(object existing, object value) => (existing, value) switch
    {
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        (string, DateTime or DateTimeOffset) => value.ToString(),
        _ => value,
    };
}
