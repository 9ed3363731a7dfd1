using System.Text.Json.Nodes;
using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Payouts;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.World;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Simulation.Mutants;

/// <summary>A bug in how money leaves for banks.</summary>
/// <param name="name">Its name.</param>
internal sealed class PayoutMutant(string name) : Mutant
{
    public override string Name => name;

    public Action<IServiceCollection>? Services { get; init; }

    public Func<IPayoutProvider, IPayoutProvider>? Provides { get; init; }

    /// <summary>A word of the provider's that is not understood.</summary>
    public string? Deaf { get; init; }

    public override Mutant Fresh() => this;

    public override void Configure(IServiceCollection services) => Services?.Invoke(services);

    public override IPayoutProvider Payouts(IPayoutProvider provider) => Provides?.Invoke(provider) ?? provider;

    public override Task Handle(HttpCall call, HttpContext http, Func<Task> run)
    {
        if (Deaf is not null && call.Path.StartsWith("/api/webhooks/payouts/", StringComparison.Ordinal) && JsonNode.Parse(call.Body!)!["type"]!.GetValue<string>() == Deaf)
        {
            ServiceMutants.Rewrite(http, call.Body!.Replace(Deaf, "payout.unheard", StringComparison.Ordinal), Instance.WebhookSecret);
        }

        return run();
    }
}

/// <summary>Bugs in payouts.</summary>
internal static class PayoutMutants
{
    public static IEnumerable<Mutant> All =>
    [
        new PayoutMutant("payout-sent-again-under-a-new-id") { Provides = provider => new NewIds(provider) },
        new PayoutMutant("payout-returned-not-credited") { Deaf = "payout.returned" },
        new PayoutMutant("bank-account-does-not-wait") { Services = Impatient },
    ];

    private static void Impatient(IServiceCollection services)
    {
        MarketPolicy policy = PolicyCatalog.LoadEmbedded().Current;
        services.Replace(ServiceDescriptor.Singleton(_ => new PolicyCatalog([policy with { Payouts = policy.Payouts with { BankAccountWaitHours = 1 } }])));
    }

    // Whatever was not answered is sent as another payout.
    private sealed class NewIds(IPayoutProvider provider) : IPayoutProvider
    {
        private int _sent;

        public Task<string> RegisterAsync(TransferId key, string holderName, BankAccountNumber number, CancellationToken cancellationToken) =>
            provider.RegisterAsync(key, holderName, number, cancellationToken);

        public Task<Functions.Payouts.ProviderPayout> SendAsync(Payout payout, CancellationToken cancellationToken) =>
            provider.SendAsync(payout with { Id = PayoutId.For(payout.Owner, $"{payout.Id} {_sent++}") }, cancellationToken);

        public Task<Functions.Payouts.ProviderPayout?> FindAsync(PayoutId payout, CancellationToken cancellationToken) => provider.FindAsync(payout, cancellationToken);

        public IAsyncEnumerable<Functions.Payouts.ProviderPayout> ReportAsync(CancellationToken cancellationToken) => provider.ReportAsync(cancellationToken);
    }
}
