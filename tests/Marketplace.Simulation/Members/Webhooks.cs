using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Members;

/// <summary>What the provider and the carrier tell the app: signed, at least once, in any order, until it is taken.</summary>
internal static class Webhooks
{
    private const int TriesMax = 80;
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>The provider tells what became of a payment.</summary>
    public static void TellOfPayment(SimWorld world, ProviderPayment payment) =>
        TellOfPayment(world, payment, payment.Captured ? "payment.captured" : "payment.declined", payment.AmountMinor);

    /// <summary>The provider tells that something happened to a payment.</summary>
    public static void TellOfPayment(SimWorld world, ProviderPayment payment, string type, long amountMinor)
    {
        Tell(world, "/api/webhooks/payments/Simulated", Instance.WebhookSecret, new
        {
            EventId = $"evt_{payment.Id}_{type}",
            Type = type,
            PaymentId = payment.Id,
            Reference = payment.Order,
            AmountMinor = amountMinor,
            payment.Currency,
            OccurredUtc = world.Kernel.Clock.GetUtcNow(),
        });
    }

    /// <summary>The provider tells what became of a payout.</summary>
    public static void TellOfPayout(SimWorld world, ProviderPayout payout) => Tell(world, "/api/webhooks/payouts/Simulated", Instance.WebhookSecret, new
    {
        EventId = $"evt_{payout.Id}_{payout.Status}",
        Type = $"payout.{payout.Status}",
        PayoutId = payout.Id,
        Reference = payout.Owner,
        payout.AmountMinor,
        payout.Currency,
        OccurredUtc = world.Kernel.Clock.GetUtcNow(),
    });

    /// <summary>The carrier tells that a parcel was delivered.</summary>
    public static void TellOfDelivery(SimWorld world, string trackingNumber) => Tell(
        world, $"/api/webhooks/carriers/{Instance.CarrierKey}", Instance.CarrierSecret,
        new { EventId = $"evt_{trackingNumber}", Type = "delivered", TrackingNumber = trackingNumber, OccurredUtc = world.Kernel.Clock.GetUtcNow() });

    /// <summary>A request that is signed with a secret, at a time.</summary>
    public static HttpCall Signed(string path, string body, string secret, DateTimeOffset atUtc)
    {
        string seconds = atUtc.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return new HttpCall("", "POST", path, body) { Header = ("Market-Signature", $"t={seconds},v1={Convert.ToHexStringLower(signature)}") };
    }

    private static void Tell(SimWorld world, string path, string secret, object told)
    {
        string body = JsonSerializer.Serialize(told, _json);
        int times = world.Kernel.Chance.Next(4) == 0 ? 2 : 1;
        for (int i = 0; i < times; i++)
        {
            world.Kernel.Spawn(null, path, () => TellAsync(world, path, secret, body));
        }
    }

    private static async Task TellAsync(SimWorld world, string path, string secret, string body)
    {
        // Mostly within seconds; now and then hours late.
        Random chance = world.Kernel.Chance;
        await world.Kernel.SleepAsync(chance.Next(8) == 0 ? TimeSpan.FromHours(chance.NextDouble() * 6) : TimeSpan.FromSeconds(chance.NextDouble() * 20));
        for (int attempt = 0; attempt < TriesMax; attempt++)
        {
            HttpReply reply = await world.Members.SendAsync(Signed(path, body, secret, world.Kernel.Clock.GetUtcNow()));
            if (reply.IsOk || (reply.Status == 409 && !reply.IsPassing))
            {
                return;
            }

            await world.Kernel.SleepAsync(TimeSpan.FromMinutes(Math.Min(60, 1 + attempt)));
        }

        // A parcel that the app does not know yet, or not any more, is the one thing that a teller gives up on.
        world.Kernel.Trace.Add($"{path} gave up telling {body}");
    }
}
