using Marketplace.Simulation.Storage.Tables;

namespace Marketplace.Simulation.Mutants;

/// <summary>Where bugs can be planted in the table service of a world.</summary>
internal sealed class Tampering
{
    /// <summary>Changes the writes of a request before they are carried out; an empty list is answered as if all were done.</summary>
    public Func<string, IReadOnlyList<TableWrite>, IReadOnlyList<TableWrite>>? Writes { get; set; }

    /// <summary>Changes a row that is read.</summary>
    public Func<string, Row, Row>? Reads { get; set; }

    /// <summary>Whether queries end with their first page.</summary>
    public bool LosesContinuations { get; set; }
}
