using Marketplace.Domain;

namespace Marketplace.Functions.Credit;

/// <summary>What is known about who is who.</summary>
public interface IMemberIdentities
{
    /// <summary>Whether two members are known to be one person: the same verified identity, bank account or device. What they say about each other never counts.</summary>
    Task<bool> AreOneAsync(MemberId one, MemberId other, CancellationToken cancellationToken);
}

/// <summary>What the sign-in alone tells: one account is one person, and two accounts are taken for two. Whoever knows verified identities puts them in its place.</summary>
public sealed class SignedInIdentities : IMemberIdentities
{
    /// <inheritdoc/>
    public Task<bool> AreOneAsync(MemberId one, MemberId other, CancellationToken cancellationToken) => Task.FromResult(one == other);
}
