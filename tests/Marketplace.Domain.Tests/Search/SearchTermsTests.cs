using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Search;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Search;

public sealed class SearchTermsTests
{
    private const string Dense = "[东西红绿]";
    private static readonly CatalogueRules _rules = Some.Policy.Catalogue;

    // A title of characters and words, and a part of it.
    private static readonly Gen<(string Title, string Part)> _cuts =
        from pieces in (from text in Gen.Elements("东", "西", "红", "绿", "t", "nike", "15")
                        from gap in Gen.Elements("", "", " ", "/")
                        select (text, gap)).NonEmptyListOf()
        from start in Gen.Choose(0, pieces.Count - 1)
        from end in Gen.Choose(start + 1, pieces.Count)
        select (Joined(pieces.Take(14)), Joined(pieces.Take(14).Take(end).Skip(start)));

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

        Assert.Equal(["红色", "teapot", "色", "w0", "w1"], terms.Take(5));
        Assert.Equal(_rules.ListingTermsMax, terms.Count);
    }

    [Theory]
    [InlineData("棉T恤", "纯棉T恤", true)]
    [InlineData("棉T恤", "棉T恤", true)]
    [InlineData("棉T恤", "棉 T恤 white, M", true)]
    [InlineData("棉 T 恤", "【纯棉】T恤衫", true)]
    [InlineData("10斤", "东北大米10斤装", true)]
    [InlineData("果iPhone手", "苹果 iPhone 手机壳", true)]
    [InlineData("A字", "A字裙", true)]
    [InlineData("棉T恤", "棉被 T恤", false)]
    [InlineData("棉T恤", "纯棉衬衫", false)]
    [InlineData("棉T恤", "涤纶T恤", false)]
    [InlineData("棉T恤", "纯棉T台", false)]
    [InlineData("米10斤", "小米10手机", false)]
    [InlineData("棉", "纯棉衬衫", false)]
    public void ASingleCharacter_FindsWhereItMeetsAnotherWord(string query, string title, bool isFound) => Assert.Equal(isFound, Finds(query, title));

    [Fact]
    public void APartOfATitle_CutBetweenCharactersOrWords_FindsIt() => Always.Holds(_cuts, cut =>
    {
        // What is left of a run in the middle of nothing else finds only where it stands alone in the title too.
        bool isLost = Regex.IsMatch(cut.Part, $"(?<=(^|{Dense}) */?)(?<!{Dense}){Dense}(?!{Dense})(?= */?($|{Dense}))");
        Assert.True(isLost || Finds(cut.Part, cut.Title), $"'{cut.Part}' does not find '{cut.Title}'.");
    });

    // Else every character would be a row.
    [Fact]
    public void ACharacter_IsATerm_OnlyAloneOrBesideAnotherWord() => Always.Holds(_cuts, cut =>
    {
        foreach (char one in "东西红绿")
        {
            bool isTerm = Regex.IsMatch(cut.Title, $"(?<!{Dense}){one}(?!{Dense})|[a-z0-9] */?{one}|{one} */?[a-z0-9]");
            Assert.True(isTerm == Finds($"{one}", cut.Title), $"{one} in '{cut.Title}'");
        }
    });

    [Fact]
    public void EveryTerm_MayBeAKey() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => SearchTerms.Of(text ?? "", _rules)
        .All(term => term.Length is > 0 and <= 34 && !term.AsSpan().ContainsAny("/\\#?") && !term.Any(char.IsControl))).QuickCheckThrowOnFailure();

    private static bool Finds(string query, string title) =>
        SearchTerms.Of(query, _rules).All(SearchTerms.Of(Some.Content() with { Title = title, Description = "" }, _rules).Contains);

    // Two words run together are one word, which is not cut.
    private static string Joined(IEnumerable<(string Text, string Gap)> pieces) => pieces.Aggregate(
        "", (text, piece) => text + (text.Length > 0 && char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(piece.Text[0]) ? " " : "") + piece.Text + piece.Gap);
}
