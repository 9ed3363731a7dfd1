using System.Globalization;
using Marketplace.Functions.Platform.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Members;

/// <summary>Members and their secrets, configured by the section <c>Members</c>.</summary>
internal static class MemberRegistration
{
    public static IServiceCollection AddMarketMembers(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(Options(configuration))
        .AddSingleton(provider => PaymentGrants.Create(configuration, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<MemberSecrets>().AddSingleton<MemberStore>().AddSingleton<PasswordEndpoint>();

    private static MemberSecretOptions Options(IConfiguration configuration) => new(
        int.TryParse(configuration["Members:HashIterations"], NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds >= MemberSecretOptions.HashIterationsMin
            ? rounds
            : throw new InvalidOperationException($"Set Members__HashIterations to {MemberSecretOptions.HashIterationsMin} or more."),
        configuration["Members:IdentitySecret"] is { Length: > 0 } secret ? secret : throw new InvalidOperationException("Set Members__IdentitySecret."));
}
