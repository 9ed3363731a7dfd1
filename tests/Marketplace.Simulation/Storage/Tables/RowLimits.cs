using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>The documented limits of entities ("Understanding the Table service data model").</summary>
internal static class RowLimits
{
    private const int KeyCharactersMax = 512;
    private const int PropertiesMax = 252;
    private const int PropertyNameMax = 255;
    private const int TextCharactersMax = 32 * 1024;
    private const int BinaryBytesMax = 64 * 1024;
    private const int EntityBytesMax = 1024 * 1024;

    /// <exception cref="ServiceError">A key is too long or holds a character that keys may not hold.</exception>
    public static void CheckKeys(string partitionKey, string rowKey)
    {
        if (partitionKey.Length > KeyCharactersMax || rowKey.Length > KeyCharactersMax)
        {
            throw new ServiceError(400, "KeyValueTooLarge", "The values of the PartitionKey and RowKey properties may be up to 1 KiB each.");
        }

        if (partitionKey.Any(IsForbidden) || rowKey.Any(IsForbidden))
        {
            throw new ServiceError(400, "OutOfRangeInput", "The 'PartitionKey' or 'RowKey' parameter is out of range.");
        }
    }

    /// <exception cref="ServiceError">The entity is larger than an entity may be.</exception>
    public static void CheckProperties(string partitionKey, string rowKey, Dictionary<string, PropertyValue> properties)
    {
        if (properties.Count > PropertiesMax)
        {
            throw new ServiceError(400, "TooManyProperties", "The entity contains more properties than allowed.");
        }

        foreach ((string name, PropertyValue value) in properties)
        {
            Check(name, value);
        }

        int bytes = 4 + ((partitionKey.Length + rowKey.Length) * 2) + properties.Sum(property => 8 + (property.Key.Length * 2) + property.Value.Bytes);
        if (bytes > EntityBytesMax)
        {
            throw new ServiceError(400, "EntityTooLarge", "The entity is larger than allowed by the Table service.");
        }
    }

    private static void Check(string name, PropertyValue value)
    {
        if (name.Length > PropertyNameMax)
        {
            throw new ServiceError(400, "PropertyNameTooLong", "The property name exceeds the maximum allowed length.");
        }

        bool isName = name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');
        if (!isName)
        {
            throw new ServiceError(400, "PropertyNameInvalid", "The property name is invalid.");
        }

        if (value.Value is string { Length: > TextCharactersMax } or byte[] { Length: > BinaryBytesMax })
        {
            throw new ServiceError(400, "PropertyValueTooLarge", "The property value exceeds the maximum allowed size (64KB).");
        }
    }

    private static bool IsForbidden(char c) => c is '/' or '\\' or '#' or '?' || char.IsControl(c);
}
