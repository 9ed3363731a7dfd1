using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>A category of goods.</summary>
/// <param name="Key">Its key in requests.</param>
/// <param name="Names" example='{"en":"Clothing","zh-CN":"服装"}'>Its name by language.</param>
/// <param name="FeeBasisPoints">Our commission on what is sold in it.</param>
/// <param name="QualityCriteria" example='{"new":{"en":"Unworn, tags on.","zh-CN":"未穿过，吊牌齐全。"}}'>What each grade means in it, by language.</param>
public sealed record CategoryResponse(
    string Key,
    IReadOnlyDictionary<string, string> Names,
    int FeeBasisPoints,
    IReadOnlyDictionary<QualityGrade, IReadOnlyDictionary<string, string>> QualityCriteria);

/// <summary>The categories.</summary>
/// <param name="PolicyVersion">Whose they are.</param>
/// <param name="Items">All of them.</param>
public sealed record CategoriesResponse(string PolicyVersion, IReadOnlyList<CategoryResponse> Items);

/// <summary>GET /api/categories: what may be listed where, and how it is graded.</summary>
public sealed class ListCategories(PolicyCatalog policies)
{
    /// <summary>200 with all categories of the current policy.</summary>
    [Function(nameof(ListCategories)), Access(Caller.Anyone)]
    [Answers(typeof(CategoriesResponse))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "categories")] HttpRequest request)
    {
        MarketPolicy policy = policies.Current;
        return Answer.Ok(new CategoriesResponse(policy.Version, [.. policy.Categories.Select(category =>
            new CategoryResponse(category.Key, category.Names, category.FeeBasisPoints, policy.QualityStandards[category.QualityStandard]))]));
    }
}
