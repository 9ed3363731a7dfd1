using Marketplace.Domain;

namespace Marketplace.Functions.Credit;

/// <summary>What is known about who is who.</summary>
public interface IMemberIdentities
{
    /// <summary>Whether two members are known to be one person: the same verified identity, bank account or device. What they say about each other never counts.</summary>
    Task<bool> AreOneAsync(MemberId one, MemberId other, CancellationToken cancellationToken);
}
