namespace Marketplace.Domain.Decisions;

/// <summary>What a decider answers: either a value, or why not.</summary>
public readonly record struct Decision<T>
{
    private readonly T? _value;

    private Decision(T? value, Rejection? rejection) => (_value, Rejection) = (value, rejection);

    /// <summary>Why not; null when it was accepted.</summary>
    public Rejection? Rejection { get; }

    /// <summary>What was decided.</summary>
    /// <exception cref="InvalidOperationException">It was rejected.</exception>
    public T Value => Rejection is null ? _value! : throw new InvalidOperationException($"Rejected: {Rejection.Code}.");

    /// <summary>Accepted.</summary>
    public static implicit operator Decision<T>(T value) => new(value, null);

    /// <summary>Rejected.</summary>
    public static implicit operator Decision<T>(Rejection rejection) => new(default, rejection);
}
