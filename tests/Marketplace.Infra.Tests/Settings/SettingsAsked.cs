using Azure.Data.Tables;
using Azure.Messaging.EventGrid;
using Azure.Storage.Queues;
using Marketplace.Functions;
using Marketplace.Functions.Members;
using Marketplace.Functions.Notifications.Mail;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Access;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infra.Tests.Settings;

/// <summary>The app, started on given app settings far enough to have read all it ever reads of them.</summary>
internal sealed record SettingsAsked(IReadOnlySet<string> Keys, JwtBearerOptions SignIn, Uri ProviderUrl)
{
    /// <exception cref="InvalidOperationException">A setting that the app cannot do without is missing.</exception>
    public static async Task<SettingsAsked> StartAsync(IReadOnlyDictionary<string, string> appSettings, string carrier)
    {
        HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);
        RecordingConfiguration configuration = new(
            new ConfigurationBuilder().AddInMemoryCollection(appSettings.Select(setting => KeyValuePair.Create(ToKey(setting.Key), (string?)setting.Value))).Build(), asked);
        Worker worker = new();
        worker.Services.AddLogging().AddSingleton<IConfiguration>(configuration);
        MarketplaceApp.Configure(worker, configuration);
        await using ServiceProvider services = worker.Services.BuildServiceProvider();
        _ = services.GetRequiredService<TableServiceClient>();
        _ = services.GetRequiredService<QueueServiceClient>();
        _ = services.GetRequiredService<EventGridPublisherClient>();
        PaymentProviderOptions provider = services.GetRequiredService<PaymentProviderOptions>();
        JwtBearerOptions signIn = services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);

        // Webhooks look their secrets up when they are called, and refuse what is not signed before they use anything else.
        string providerInUse = configuration["Payments:Provider"]!;
        await ActivatorUtilities.CreateInstance<PaymentWebhook>(services).RunAsync(Request(), providerInUse, null!, CancellationToken.None);
        await ActivatorUtilities.CreateInstance<CarrierWebhook>(services).RunAsync(Request(), carrier, null!, CancellationToken.None);
        await ActivatorUtilities.CreateInstance<VerificationWebhook>(services).RunAsync(Request(), configuration["Verification:Provider"]!, CancellationToken.None);
        _ = services.GetRequiredService<PaymentGrants>();
        _ = services.GetRequiredService<EmailSettings>();
        return new(asked, signIn, provider.BaseUrl);
    }

    /// <summary>An app setting's name as the configuration knows it.</summary>
    public static string ToKey(string appSetting) => appSetting.Replace("__", ":", StringComparison.Ordinal);

    private static HttpRequest Request()
    {
        DefaultHttpContext context = new();
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream("{}"u8.ToArray());
        return context.Request;
    }

    private sealed class Worker : IFunctionsWorkerApplicationBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();

        public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) => this;
    }
}
