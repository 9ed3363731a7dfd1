namespace Marketplace.Simulation.Storage.Tables;

/// <summary>A property's value. Its type is the property's: string, int, long, double, bool, DateTime (UTC), Guid or byte[].</summary>
public readonly record struct PropertyValue(object Value)
{
    private const int LengthBytes = 4;

    /// <summary>How much of an entity's megabyte it takes, by the documented formula.</summary>
    public int Bytes => Value switch
    {
        string text => (text.Length * 2) + LengthBytes,
        byte[] bytes => bytes.Length + LengthBytes,
        int => sizeof(int),
        bool => 1,
        Guid => 16,
        _ => sizeof(long),
    };
}
