using System.Globalization;
using Marketplace.Functions.Platform.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Functions.Members;

/// <summary>
/// Members and their secrets, configured by the section <c>Members</c>; the verification provider in use is named by
/// <c>Verification:Provider</c>, its section is <c>Verification:{name}</c>.
/// </summary>
internal static class MemberRegistration
{
    private static readonly TimeSpan _answerWithin = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddMarketMembers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient(nameof(HttpVerificationProvider), client => client.Timeout = _answerWithin);
        services.TryAddSingleton(new SignInClock(TimeProvider.System));
        return services
            .AddSingleton(_ => Secrets(configuration))
            .AddSingleton(_ => Provider(configuration))
            .AddSingleton<IVerificationProvider>(provider => new HttpVerificationProvider(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(HttpVerificationProvider)),
                provider.GetRequiredService<VerificationProviderOptions>()))
            .AddSingleton(provider => PaymentGrants.Create(configuration, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<FreshSignIn>().AddSingleton<MemberSecrets>().AddSingleton<MemberStore>().AddSingleton<PasswordEndpoint>()
            .AddSingleton<IdentityStore>().AddSingleton<EmailCodeLimit>().AddSingleton<VerificationDesk>().AddSingleton<SellerGate>().AddSingleton<DisclosureStore>();
    }

    private static MemberSecretOptions Secrets(IConfiguration configuration) => new(
        int.TryParse(configuration["Members:HashIterations"], NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds >= MemberSecretOptions.HashIterationsMin
            ? rounds
            : throw new InvalidOperationException($"Set Members__HashIterations to {MemberSecretOptions.HashIterationsMin} or more."),
        Required(configuration, "Members:IdentitySecret"));

    private static VerificationProviderOptions Provider(IConfiguration configuration)
    {
        string section = $"Verification:{Required(configuration, "Verification:Provider")}";
        return new(new Uri(Required(configuration, $"{section}:BaseUrl")), Required(configuration, $"{section}:ApiKey"));
    }

    private static string Required(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"Set {key.Replace(":", "__", StringComparison.Ordinal)}.");
}
