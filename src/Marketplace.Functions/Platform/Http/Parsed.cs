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

    /// <summary>The page that the value leads to, its items as objects, or else the problem.</summary>
    public async Task<Parsed<ListPage<object>>> ThenAsync<TItem>(Func<T, Task<Parsed<ListPage<TItem>>>> next, Func<TItem, object>? itemOf = null)
    {
        Parsed<ListPage<TItem>> read = Problem is null ? await next(_value!) : Problem;
        return read.TryGet(out ListPage<TItem>? page, out Answer? problem)
            ? new ListPage<object>([.. page.Items.Select(item => itemOf is null ? item! : itemOf(item))], page.NextCursor)
            : problem;
    }

    /// <summary>A value.</summary>
    public static implicit operator Parsed<T>(T value) => new(value, null);

    /// <summary>A problem.</summary>
    public static implicit operator Parsed<T>(Answer problem) => new(default, problem);
}
