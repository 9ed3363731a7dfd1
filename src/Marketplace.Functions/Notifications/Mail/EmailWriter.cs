using System.Net;
using Marketplace.Domain.Notifications;

namespace Marketplace.Functions.Notifications.Mail;

/// <summary>Makes mails of notices. What people wrote comes into them as text: never as markup, never as a header of its own.</summary>
internal static class EmailWriter
{
    private const int SubjectLengthMax = 200;

    public static EmailMessage Write(string id, NoticeText words, string language, string to, string domain)
    {
        string title = OneLine(words.Title);
        string text = OneLine(words.Text);
        string subject = title.Length <= SubjectLengthMax ? title : $"{title[..WholeCharacters(title)]}…";
        string html = $"""
            <!doctype html>
            <html lang="{WebUtility.HtmlEncode(language)}"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(title)}</title></head>
            <body><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(text)}</p></body></html>
            """;
        return new($"<{id}@{domain}>", to, subject, $"{title}\n\n{text}\n", html);
    }

    // A line that ends within a name could begin another header.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    private static int WholeCharacters(string text) => char.IsHighSurrogate(text[SubjectLengthMax - 1]) ? SubjectLengthMax - 1 : SubjectLengthMax;
}
