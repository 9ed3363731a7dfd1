namespace Marketplace.LocalHost.Identity;

/// <summary>Who wants a token. The same name is the same member, always.</summary>
internal sealed record TokenRequest(string? Name = null, IReadOnlyList<string>? Roles = null);

/// <summary>A token, and whom it stands for.</summary>
internal sealed record TokenAnswer(string AccessToken, string TokenType, int ExpiresInSeconds, string ObjectId, string MemberId);
