namespace Marketplace.Domain.Decisions;

/// <summary>Why a command is refused, in the terms that clients act on.</summary>
public enum RejectionKind
{
    /// <summary>The request itself is wrong: fix it before sending it again (422).</summary>
    Invalid,

    /// <summary>This side may not do that (403).</summary>
    Forbidden,

    /// <summary>Not in the present state (409).</summary>
    Conflict,
}

/// <summary>A refusal is a value, not an exception. Nothing is written for it.</summary>
/// <param name="Kind">What the client can do about it.</param>
/// <param name="Code">Stable, for programs: capital letters and underscores.</param>
/// <param name="Message">For people: one sentence.</param>
public sealed record Rejection(RejectionKind Kind, string Code, string Message)
{
    /// <summary>What is wrong with which field; empty where the fault is in no single field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The present state does not allow it.</summary>
    public static Rejection Conflict(string code, string message) => new(RejectionKind.Conflict, code, message);

    /// <summary>This side may not do it.</summary>
    public static Rejection Forbidden(string code, string message) => new(RejectionKind.Forbidden, code, message);

    /// <summary>The request is wrong as a whole.</summary>
    public static Rejection Invalid(string code, string message) => new(RejectionKind.Invalid, code, message);
}
