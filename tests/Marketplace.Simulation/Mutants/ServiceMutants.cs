using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Domain;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Payments;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.World;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Simulation.Mutants;

/// <summary>A bug in one of the app's services, or in what it makes of a request.</summary>
/// <param name="name">Its name.</param>
internal sealed class ServiceMutant(string name) : Mutant
{
    public override string Name => name;

    /// <summary>Replaces services.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Replaces the provider's client.</summary>
    public Func<IPaymentProvider, IPaymentProvider>? Payments { get; init; }

    /// <summary>Makes what changes requests before they are handled, anew for each world.</summary>
    public Func<Func<HttpCall, HttpContext, Task>>? Requests { get; init; }

    /// <summary>Activities that are not run, though they seem to be.</summary>
    public string? Skips { get; init; }

    private Func<HttpCall, HttpContext, Task>? _requests;

    public override Mutant Fresh() => new ServiceMutant(name) { Services = Services, Payments = Payments, Requests = Requests, Skips = Skips, _requests = Requests?.Invoke() };

    public override void Configure(IServiceCollection services) => Services?.Invoke(services);

    public override IPaymentProvider Provider(IPaymentProvider provider) => Payments?.Invoke(provider) ?? provider;

    public override Task<string?> Activity(string name, string? input, Func<Task<string?>> run) => name == Skips ? Task.FromResult<string?>(null) : run();

    public override async Task Handle(HttpCall call, HttpContext http, Func<Task> run)
    {
        if (_requests is not null)
        {
            await _requests(call, http);
        }

        await run();
    }
}

/// <summary>Bugs in services and at the door.</summary>
internal static class ServiceMutants
{
    public static IEnumerable<Mutant> All =>
    [
        new ServiceMutant("refund-under-a-new-id") { Payments = provider => new OtherProvider(provider) { FreshIds = true } },
        new ServiceMutant("refund-not-made") { Payments = provider => new OtherProvider(provider) { Silent = true } },
        new ServiceMutant("refund-of-one-too-many") { Payments = provider => new OtherProvider(provider) { More = 1 } },
        new ServiceMutant("credit-skipped") { Skips = "CreditSeller" },
        new ServiceMutant("charge-skipped") { Skips = "ChargeSeller" },
        new ServiceMutant("compensation-skipped") { Skips = "CreditBuyer" },
        new ServiceMutant("fee-too-high") { Services = services => Policy(services, policy => policy with { Categories = [.. policy.Categories.Select(category => category with { FeeBasisPoints = category.FeeBasisPoints + 100 })] }) },
        new ServiceMutant("silence-confirms-too-soon") { Services = services => Terms(services, terms => terms with { AutoConfirmHours = terms.AutoConfirmHours - 1, ConfirmReminderHours = [] }) },
        new ServiceMutant("shipping-clock-too-short") { Services = services => Terms(services, terms => terms with { ShipWithinHours = terms.ShipWithinHours / 2 }) },
        new ServiceMutant("clock-a-day-ahead") { Services = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => new AheadClock(provider.GetRequiredService<LocalFunctions.Stepping.SteppedHostParts>().Time))) },
        new ServiceMutant("webhook-accepted-twice") { Requests = TwiceTold },
        new ServiceMutant("signature-not-checked") { Requests = () => SignAnewAsync },
        new ServiceMutant("strangers-see-orders") { Requests = () => LetInAsync },
        new ServiceMutant("body-of-a-key-not-compared") { Requests = FirstBody },
    ];

    private static void Terms(IServiceCollection services, Func<OrderTerms, OrderTerms> change) =>
        Policy(services, policy => policy with { Terms = [.. policy.Terms.Select(change)] });

    private static void Policy(IServiceCollection services, Func<MarketPolicy, MarketPolicy> change) =>
        services.Replace(ServiceDescriptor.Singleton(_ => new PolicyCatalog([change(PolicyCatalog.LoadEmbedded().Current)])));

    // A webhook that comes again is taken for news of another payment.
    private static Func<HttpCall, HttpContext, Task> TwiceTold()
    {
        HashSet<string> told = new(StringComparer.Ordinal);
        return (call, http) =>
        {
            if (call.Path.StartsWith("/api/webhooks/payments/", StringComparison.Ordinal) && !told.Add(call.Body!))
            {
                JsonNode body = JsonNode.Parse(call.Body!)!;
                string id = body["paymentId"]!.GetValue<string>();
                body["paymentId"] = id[..^1] + (id[^1] == '0' ? '1' : '0');
                Rewrite(http, body.ToJsonString(), Instance.WebhookSecret);
            }

            return Task.CompletedTask;
        };
    }

    private static Task SignAnewAsync(HttpCall call, HttpContext http)
    {
        if (call.Path.StartsWith("/api/webhooks/payments/", StringComparison.Ordinal))
        {
            Rewrite(http, call.Body!, Instance.WebhookSecret);
        }

        return Task.CompletedTask;
    }

    private static Task LetInAsync(HttpCall call, HttpContext http)
    {
        if (call.Caller.StartsWith("stranger", StringComparison.Ordinal))
        {
            http.Request.Headers.Authorization = $"Bearer {call.Caller}/Operator";
        }

        return Task.CompletedTask;
    }

    private static Func<HttpCall, HttpContext, Task> FirstBody()
    {
        Dictionary<string, string> bodies = new(StringComparer.Ordinal);
        return (call, http) =>
        {
            if (call.Key is { } key && !bodies.TryAdd($"{call.Caller} {key}", call.Body ?? ""))
            {
                byte[] first = Encoding.UTF8.GetBytes(bodies[$"{call.Caller} {key}"]);
                (http.Request.Body, http.Request.ContentLength) = (new MemoryStream(first), first.Length);
            }

            return Task.CompletedTask;
        };
    }

    // Signed for the very moment that the request was signed for.
    internal static void Rewrite(HttpContext http, string body, string secret)
    {
        string time = http.Request.Headers["Market-Signature"].ToString().Split(',')[0][2..];
        HttpCall signed = Webhooks.Signed("", body, secret, DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        (http.Request.Body, http.Request.ContentLength) = (new MemoryStream(bytes), bytes.Length);
        http.Request.Headers["Market-Signature"] = signed.Header!.Value.Value;
    }

    private sealed class AheadClock(TimeProvider time) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow().AddDays(1);

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
    }

    private sealed class OtherProvider(IPaymentProvider provider) : IPaymentProvider
    {
        private int _refunds;

        public bool FreshIds { get; init; }

        public bool Silent { get; init; }

        public long More { get; init; }

        public Task<string> OpenPaymentAsync(PaymentId payment, string reference, Money amount, string description, CancellationToken cancellationToken) =>
            provider.OpenPaymentAsync(payment, reference, amount, description, cancellationToken);

        public Task RefundAsync(TransferId refund, PaymentId payment, Money amount, CancellationToken cancellationToken) =>
            Silent ? Task.CompletedTask : provider.RefundAsync(
                FreshIds ? TransferId.From(IdText.Derive("trf", refund.Value, $"{_refunds++}")) : refund, payment, new Money(amount.AmountMinor + More, amount.Currency), cancellationToken);
    }
}
