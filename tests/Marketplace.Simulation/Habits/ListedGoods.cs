using System.Text.Json;
using Marketplace.Domain.Policies;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Habits;

/// <summary>Something that is for sale.</summary>
internal sealed record ListedGoods(string Seller, string ListingId, string GoodsType, string DeliveryMode)
{
    private const int AutoDeliveryOneIn = 6;

    private static readonly string[] _categories = [.. PolicyCatalog.LoadEmbedded().Current.Categories.Select(category => category.Key)];

    /// <summary>Has sellers put up goods; of some there are too few for all who will want them.</summary>
    public static async Task<IReadOnlyList<ListedGoods>> ListAsync(SimWorld world, Random chance)
    {
        int sellers = 2 + (world.Settings.Orders / 60);

        // A sweep is about one order, in tens of thousands of worlds.
        int offers = world.Settings.Script is null ? sellers * 3 : 1;
        List<ListedGoods> goods = [];
        for (int number = 0; number < Math.Min(sellers, offers); number++)
        {
            await VerifyAsync(world, $"seller{number}", $"Seller {number}", $"SELLER-{number:d4}");
        }

        for (int number = 0; number < offers; number++)
        {
            string seller = $"seller{number % sellers}";
            bool isAuto = chance.Next(AutoDeliveryOneIn) == 0;
            int stock = chance.Next(4) == 0 ? 1 + chance.Next(3) : 100_000;
            goods.Add(await ListOneAsync(world, seller, number, isAuto, stock, 1_000 + chance.Next(9_000)));
        }

        return goods;
    }

    /// <summary>Makes somebody a seller.</summary>
    public static Task VerifyAsync(SimWorld world, string member, string legalName, string idNumber) => world.Members.AskAsync(new(
        member, "POST", "/api/members/me/verification", JsonSerializer.Serialize(new { kind = "individual", legalName, idNumber }), "verification"));

    /// <summary>Has a seller put something up.</summary>
    public static async Task<ListedGoods> ListOneAsync(SimWorld world, string seller, int number, bool isAuto, int stock, int priceMinor)
    {
        string mode = isAuto ? "auto" : "express";
        string body = JsonSerializer.Serialize(new
        {
            title = $"Goods {number}",
            description = "",
            category = _categories[number % _categories.Length],
            price = new { amountMinor = priceMinor, currency = "CNY" },
            stock,
            goodsType = isAuto ? "autoDelivery" : "physical",
            deliveryModes = new[] { new { mode, freight = new { amountMinor = isAuto ? 0 : 700, currency = "CNY" } } },
            quality = "new",
        });
        HttpReply draft = await world.Members.AskAsync(new(seller, "POST", "/api/listings", body, $"listing{number}"));
        string id = draft.Text("id") ?? throw new InvalidOperationException($"A listing was refused: {draft.Body}");
        await world.Members.AskAsync(new(seller, "POST", $"/api/listings/{id}/activate", "{}", $"activate{number}"));
        return new ListedGoods(seller, id, isAuto ? "autoDelivery" : "physical", mode);
    }
}
