using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Domain.Documents;

namespace Marketplace.Domain.Notifications;

/// <summary>A notice in words.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">One or two sentences.</param>
public sealed record NoticeText(string Title, string Text);

/// <summary>The words of every kind of notice in every language: data, checked when it is loaded.</summary>
public sealed partial class NoticeWords
{
    /// <summary>What is written for a member whose language has no words.</summary>
    public const string LanguageDefault = "en";

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<NoticeKind, NoticeText>> _languages;

    /// <summary>Takes the words by language.</summary>
    /// <exception cref="InvalidOperationException">A kind has no words, or words have an unknown placeholder; the message lists the faults.</exception>
    public NoticeWords(IReadOnlyDictionary<string, IReadOnlyDictionary<NoticeKind, NoticeText>> languages)
    {
        string[] faults = [.. languages.SelectMany(language => Faults(language.Value).Select(fault => $"{language.Key}: {fault}"))];
        if (faults.Length > 0 || !languages.ContainsKey(LanguageDefault))
        {
            throw new InvalidOperationException(faults.Length > 0 ? string.Join("; ", faults) : $"There are no words in {LanguageDefault}.");
        }

        _languages = languages;
    }

    /// <summary>The languages that there are words in.</summary>
    public IEnumerable<string> Languages => _languages.Keys;

    /// <summary>The words that ship with this assembly.</summary>
    public static NoticeWords LoadEmbedded() => new(EmbeddedDocuments.Read("notices", Parse));

    /// <summary>Reads one language's document.</summary>
    /// <exception cref="JsonException">It is none, or names a kind that there is not.</exception>
    public static IReadOnlyDictionary<NoticeKind, NoticeText> Parse(Stream document) =>
        EmbeddedDocuments.Parse<Dictionary<NoticeKind, NoticeText>>(document) ?? throw new JsonException("Words are an object.");

    /// <summary>A notice in a language; what it lacks is shown as a dash.</summary>
    public NoticeText Write(NoticeKind kind, NoticeDetails about, string language)
    {
        string known = _languages.ContainsKey(language) ? language : LanguageDefault;
        NoticeText words = _languages[known][kind];
        return new(Fill(words.Title, about, known), Fill(words.Text, about, known));
    }

    /// <summary>The placeholders in a text.</summary>
    public static IEnumerable<string> PlaceholdersIn(string text) => Placeholder().Matches(text).Select(match => match.Groups["name"].Value);

    private static string Fill(string text, NoticeDetails about, string language) =>
        Placeholder().Replace(text, match => NoticeValues.Of(match.Groups["name"].Value, about, language) ?? "–");

    private static IEnumerable<string> Faults(IReadOnlyDictionary<NoticeKind, NoticeText> words)
    {
        foreach (NoticeKind kind in Enum.GetValues<NoticeKind>())
        {
            if (!words.TryGetValue(kind, out NoticeText? text) || string.IsNullOrWhiteSpace(text.Title) || string.IsNullOrWhiteSpace(text.Text))
            {
                yield return $"{kind} has no words";
                continue;
            }

            foreach (string name in PlaceholdersIn(text.Title + text.Text).Where(name => !NoticeValues.Names.Contains(name)))
            {
                yield return $"{kind} speaks of {{{name}}}, which no notice has";
            }
        }
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
