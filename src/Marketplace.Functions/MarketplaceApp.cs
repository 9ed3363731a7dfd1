using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Buyers;
using Marketplace.Functions.Claims;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Disputes;
using Marketplace.Functions.Escrow;
using Marketplace.Functions.Events;
using Marketplace.Functions.Fraud;
using Marketplace.Functions.Guarantees;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Members;
using Marketplace.Functions.Messages;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Offences;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Payouts;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Marketplace.Functions.Privacy;
using Marketplace.Functions.Ratings;
using Marketplace.Functions.Reconciliation;
using Marketplace.Functions.Sales;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Functions;

/// <summary>What the app consists of, for whichever host runs it: Azure Functions or the local one.</summary>
public static class MarketplaceApp
{
    /// <summary>Registers the app's services and middleware.</summary>
    public static void Configure(IFunctionsWorkerApplicationBuilder worker, IConfiguration configuration)
    {
        worker.AddMarketAccess(configuration);
        worker.Services.TryAddSingleton(TimeProvider.System);
        worker.Services
            .AddMarketTelemetry(configuration)
            .AddMarketStorage(configuration)
            .AddMarketPayments(configuration)
            .AddMarketMembers(configuration)
            .AddMarketNotifications(configuration)
            .AddMarketEvents(configuration)
            .AddSingleton(_ => PolicyCatalog.LoadEmbedded()).AddSingleton<OpenApiDocument>().AddSingleton<ReferencePage>()
            .AddSingleton<ListingStore>().AddSingleton<ListingIndex>().AddSingleton<ListingIndexer>().AddSingleton<OwnListings>().AddSingleton<ListingSearch>().AddSingleton<ListingAnnouncer>().AddSingleton<ListingCommands>().AddSingleton<SellersListings>().AddSingleton<StockKeeper>().AddSingleton<SalesStore>()
            .AddSingleton<OrderStore>().AddSingleton<OrderIndex>().AddSingleton<OrderAnnouncer>().AddSingleton<Parcels>()
            .AddSingleton<OrderSignals>().AddSingleton<OrderFollower>().AddSingleton<OrderConsequences>().AddSingleton<OrderCommitter>()
            .AddSingleton<OrderCommands>().AddSingleton<OrderEndpoint>().AddSingleton<OrderPartEndpoint>().AddSingleton<RulingsDue>().AddSingleton<OrderPlacement>()
            .AddSingleton<PaymentDeadlines>().AddSingleton<BuyerStore>().AddSingleton<UnpaidOrders>()
            .AddSingleton<EscrowWaker>()
            .AddSingleton<AccountStore>()
            .AddSingleton<OpenClaims>()
            .AddSingleton<BondDeadlines>().AddSingleton<BondKeeper>().AddSingleton<BondDeposits>()
            .AddSingleton<PayoutStore>().AddSingleton<PayoutsDue>().AddSingleton<PayoutKeeper>().AddSingleton<PayoutWaker>().AddSingleton<PayoutRequests>().AddSingleton<PayoutSchedules>().AddSingleton<PayoutMetrics>()
            .AddSingleton<CreditStore>().AddSingleton<CreditRelay>().AddSingleton<RatingDeadlines>().AddSingleton<SharedTraces>().AddSingleton<IMemberIdentities>(provider => provider.GetRequiredService<SharedTraces>())
            .AddSingleton<DevicesDue>().AddSingleton<FraudFacts>().AddSingleton<FraudSearch>()
            .AddSingleton<ConversationStore>().AddSingleton<ConversationLists>().AddSingleton<MessagesDue>().AddSingleton<ConversationAccess>().AddSingleton<MessageDesk>().AddSingleton<FlagStore>().AddSingleton<CaseConversation>()
            .AddSingleton<IPersonalData, MemberData>().AddSingleton<IPersonalData, AccountData>().AddSingleton<IPersonalData, ListingData>().AddSingleton<IPersonalData, OrderData>().AddSingleton<IPersonalData, ConversationData>().AddSingleton<IPersonalData, OffenceData>().AddSingleton<IPersonalData, TraceData>().AddSingleton<IPersonalData, NotificationData>()
            .AddSingleton<ReviewStore>().AddSingleton<ReviewsDue>().AddSingleton<ReviewConsequences>().AddSingleton<ReviewDesk>()
            .AddSingleton<BooksReader>()
            .AddSingleton<OrderMetrics>().AddSingleton<EscrowMetrics>().AddSingleton<BooksMetrics>();
    }
}
