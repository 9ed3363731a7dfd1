using System.Globalization;
using System.Net;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>The page on which a payer approves or declines; it needs nothing from outside.</summary>
internal static class PayPage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem;color:#1d2433}" +
        ".amount{font-size:2rem;font-weight:600;margin:.5rem 0}form{display:inline}" +
        "button{font:inherit;padding:.6rem 1.4rem;margin:.5rem .5rem 0 0;border:1px solid #1d2433;border-radius:.4rem;background:#fff;cursor:pointer}" +
        "button.go{background:#1d2433;color:#fff}small{color:#5b6478}";

    /// <summary>The page for a payment as it stands.</summary>
    public static string Render(SandboxPayment payment)
    {
        string amount = string.Create(CultureInfo.InvariantCulture, $"{payment.AmountMinor / 100m:N2} {payment.Currency}");
        return $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sandbox payment</title><style>{Style}</style></head>
            <body>
            <h1>Sandbox payment</h1>
            <p>{WebUtility.HtmlEncode(payment.Description)}</p>
            <p class="amount">{amount}</p>
            {Choice(payment)}
            <p><small>{payment.PaymentId} · {WebUtility.HtmlEncode(payment.Reference)} · no real money moves here</small></p>
            </body>
            </html>
            """;
    }

    private static string Choice(SandboxPayment payment) => payment.Status switch
    {
        PaymentStatus.Captured => "<p><strong>Paid.</strong> You can go back to the market.</p>",
        PaymentStatus.Declined => "<p><strong>Declined.</strong> Nothing was charged.</p>",
        _ => Button(payment, "approve", "Approve", "go") + Button(payment, "decline", "Decline", ""),
    };

    private static string Button(SandboxPayment payment, string action, string label, string style) =>
        $"""<form method="post" action="/local/payments/{payment.PaymentId}/{action}"><button class="{style}">{label}</button></form>""";
}
