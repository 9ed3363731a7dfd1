using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Functions.Platform.Http;

/// <summary>Something read from a request: either the value, or the answer that says what is wrong.</summary>
public readonly record struct Parsed<T>
{
    private readonly T? _value;

    private Parsed(T? value, Answer? problem) => (_value, Problem) = (value, problem);

    /// <summary>What is wrong; null when nothing is.</summary>
    public Answer? Problem { get; }

    /// <summary>Gives the value, or else the problem.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Answer? problem)
    {
        (value, problem) = (_value, Problem);
        return problem is null;
    }

    /// <summary>The value as an answer, or else the problem.</summary>
    public Answer ToAnswer(Func<T, Answer> answerOf) => Problem ?? answerOf(_value!);

    /// <summary>A value.</summary>
    public static implicit operator Parsed<T>(T value) => new(value, null);

    /// <summary>A problem.</summary>
    public static implicit operator Parsed<T>(Answer problem) => new(default, problem);
}
