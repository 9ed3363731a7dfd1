namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>
/// What an HTTP function answers: the body of its success and the codes of the refusals that are its own. Those that follow from its
/// shape (token, role, body, Idempotency-Key, If-Match, missing id) are added by <see cref="StandardRefusals"/>.
/// </summary>
/// <param name="body">The type of the body; a <c>ListPage&lt;T&gt;</c>, or a member of that type, also says that <c>limit</c> and <c>cursor</c> are taken.</param>
/// <param name="refusals">Codes of <see cref="ProblemCodes"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersAttribute(Type body, params string[] refusals) : Attribute
{
    /// <summary>The body's type.</summary>
    public Type Body { get; } = body;

    /// <summary>The codes.</summary>
    public IReadOnlyList<string> Refusals { get; } = refusals;

    /// <summary>The status of the success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The body's media type.</summary>
    public string ContentType { get; init; } = "application/json";
}

/// <summary>The type of the body that an HTTP function takes. A POST without it takes none, or an empty object.</summary>
/// <param name="body">The type that the body is parsed as.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesAttribute(Type body) : Attribute
{
    /// <summary>The type.</summary>
    public Type Body { get; } = body;
}

/// <summary>A query parameter.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it is for.</param>
/// <param name="values">All values that there are; none when it is free text.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class QueryAttribute(string name, string description, params string[] values) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for.</summary>
    public string Description { get; } = description;

    /// <summary>All values that there are.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Instead of values: an enum or an id.</summary>
    public Type? Type { get; init; }

    /// <summary>Whether it must be sent.</summary>
    public bool Required { get; init; }
}

/// <summary>The bounds of a text, a list or a number in a request: from a minimum to a limit that the policy names.</summary>
/// <param name="min">Characters, elements or the number itself.</param>
/// <param name="limit">A property of the policy's <c>RequestLimits</c>.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class BoundsAttribute(int min, string limit) : Attribute
{
    /// <summary>The least.</summary>
    public int Min { get; } = min;

    /// <summary>Names the most.</summary>
    public string Limit { get; } = limit;
}
