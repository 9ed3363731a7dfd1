#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

namespace Azure.Data.Tables.Models;

/// <summary>A table of the account.</summary>
public class TableItem
{
    /// <summary>A table by its name.</summary>
    public TableItem(string name) => Name = name;

    /// <summary>The table's name.</summary>
    public string Name { get; }
}
