using Marketplace.Functions.Payments;
using Marketplace.Functions.Payouts;
using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Simulation.Mutants;

/// <summary>
/// A bug, planted around the product: between it and storage, its clock, its provider or its durable backend. The product's own code
/// knows nothing of it. What is not overridden stays as it is.
/// </summary>
internal abstract class Mutant
{
    /// <summary>The product as it is.</summary>
    public static Mutant None { get; } = new NoMutant();

    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>Makes another of its kind, for another world.</summary>
    public abstract Mutant Fresh();

    /// <summary>Tampers with storage.</summary>
    public virtual void Plant(InMemoryAccount account, SimKernel kernel)
    {
    }

    /// <summary>Replaces services of the app.</summary>
    public virtual void Configure(IServiceCollection services)
    {
    }

    /// <summary>Stands between the app and its durable backend.</summary>
    public virtual DurableTaskClient Client(DurableTaskClient client) => client;

    /// <summary>Stands between the app and the payment provider.</summary>
    public virtual IPaymentProvider Provider(IPaymentProvider provider) => provider;

    /// <summary>Stands between the app and what pays out to banks.</summary>
    public virtual IPayoutProvider Payouts(IPayoutProvider provider) => provider;

    /// <summary>Stands between an orchestrator and its context.</summary>
    public virtual TaskOrchestrationContext Orchestration(TaskOrchestrationContext context) => context;

    /// <summary>Stands around an activity.</summary>
    public virtual Task<string?> Activity(string name, string? input, Func<Task<string?>> run) => run();

    /// <summary>Stands around the handling of a request.</summary>
    public virtual Task Handle(HttpCall call, HttpContext http, Func<Task> run) => run();

    private sealed class NoMutant : Mutant
    {
        public override string Name => "none";

        public override Mutant Fresh() => this;
    }
}
