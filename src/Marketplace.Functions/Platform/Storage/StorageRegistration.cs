using Azure.Data.Tables;
using Azure.Storage.Queues;
using Marketplace.Functions.Platform.Poison;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>
/// The market's storage account: on Azure by identity (<c>MarketStorage__tableServiceUri</c>, <c>MarketStorage__queueServiceUri</c>,
/// <c>MarketStorage__clientId</c>), elsewhere by the connection string <c>MarketStorage</c>.
/// </summary>
internal static class StorageRegistration
{
    public static IServiceCollection AddMarketStorage(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection settings = configuration.GetSection(MarketQueues.Connection);
        services.AddSingleton(provider => Tables(settings, provider.GetRequiredService<StorageTransactions>()));
        services.AddSingleton(provider => Queues(settings, provider.GetRequiredService<StorageTransactions>()));
        services.AddSingleton<MarketTables>();
        services.AddSingleton<MarketQueues>().AddSingleton<PoisonQueues>();
        if (settings.Value is not null)
        {
            // An account reached by connection string is a developer's; on Azure, Bicep provisions tables and queues.
            services.AddHostedService<StorageProvisioning>();
        }

        return services;
    }

    private static TableServiceClient Tables(IConfigurationSection settings, StorageTransactions transactions)
    {
        TableClientOptions options = transactions.Count(new TableClientOptions(), "table");
        return settings.Value is { } connectionString
            ? new TableServiceClient(connectionString, options)
            : new TableServiceClient(Endpoint(settings, "tableServiceUri"), AzureIdentity.Of(settings["clientId"]), options);
    }

    private static QueueServiceClient Queues(IConfigurationSection settings, StorageTransactions transactions)
    {
        QueueClientOptions options = transactions.Count(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, "queue");
        return settings.Value is { } connectionString
            ? new QueueServiceClient(connectionString, options)
            : new QueueServiceClient(Endpoint(settings, "queueServiceUri"), AzureIdentity.Of(settings["clientId"]), options);
    }

    private static Uri Endpoint(IConfigurationSection settings, string key) =>
        new(settings[key] ?? throw new InvalidOperationException($"Set {settings.Key}__{key}, or the connection string {settings.Key}."));
}
