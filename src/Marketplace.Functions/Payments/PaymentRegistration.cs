using Marketplace.Functions.Payouts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Payments;

/// <summary>The provider in use is named by <c>Payments:Provider</c>; its section is <c>Payments:{name}</c>.</summary>
internal static class PaymentRegistration
{
    private static readonly TimeSpan _answerWithin = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddMarketPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient(nameof(HttpPaymentProvider), client => client.Timeout = _answerWithin);
        services.AddSingleton(_ => Options(configuration));
        services.AddSingleton<IPaymentProvider>(provider => new HttpPaymentProvider(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(HttpPaymentProvider)),
            provider.GetRequiredService<PaymentProviderOptions>()));
        services.AddSingleton<IPayoutProvider>(provider => new HttpPayoutProvider(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(HttpPaymentProvider)),
            provider.GetRequiredService<PaymentProviderOptions>()));
        return services;
    }

    private static PaymentProviderOptions Options(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection($"Payments:{configuration["Payments:Provider"] ?? "Sandbox"}");
        string Required(string key) => section[key] ?? throw new InvalidOperationException($"Set {section.Path}:{key}.");
        return new() { BaseUrl = new Uri(Required("BaseUrl")), ApiKey = Required("ApiKey"), WebhookSecret = Required("WebhookSecret") };
    }
}
