using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Search;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Search;

public sealed class SearchTermsTests
{
    private static readonly CatalogueRules _rules = Some.Policy.Catalogue;

    [Theory]
    [InlineData("Cotton T-shirt, white", "cotton t shirt white")]
    [InlineData("手机壳", "手机 机壳")]
    [InlineData("纯棉T恤 M码", "纯棉 t 恤 m 码")]
    [InlineData("ｉＰｈｏｎｅ１５ Pro", "iphone15 pro")]
    [InlineData("the best of the best", "best")]
    [InlineData("Running shoes for RUNNERS", "run shoe runner")]
    [InlineData("Café Müller", "café müller")]
    [InlineData("カメラ 카메라", "カメ メラ 카메 메라")]
    [InlineData("𠮷野家", "𠮷野 野家")]
    [InlineData("!?/\\#😀", "")]
    public void AText_IsFoundByItsTerms(string text, string terms) =>
        Assert.Equal(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries), SearchTerms.Of(text, _rules));

    [Fact]
    public void AListing_IsFoundByItsTitleFirst_UpToTheLimit()
    {
        string[] words = [.. Enumerable.Range(0, 50).Select(number => $"w{number}")];
        IReadOnlyList<string> terms = SearchTerms.Of(Some.Content() with { Title = "红色 teapot", Description = string.Join(' ', words) }, _rules);

        Assert.Equal(["红色", "teapot", "w0", "w1"], terms.Take(4));
        Assert.Equal(_rules.ListingTermsMax, terms.Count);
    }

    [Fact]
    public void EveryTerm_MayBeAKey() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => SearchTerms.Of(text ?? "", _rules)
        .All(term => term.Length is > 0 and <= 34 && !term.AsSpan().ContainsAny("/\\#?") && !term.Any(char.IsControl))).QuickCheckThrowOnFailure();
}
