using FsCheck.Fluent;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Payouts;

public class HolderNameTests
{
    private const string Letters = "AZmqÉøŁßжΩ张伟買买提艾力한グァ09";
    private const string Between = " \t\u00A0\u3000·・･•‧.-'’,()（）\u0301";

    [Theory]
    [InlineData("张伟", "张 伟")]
    [InlineData("张伟", "　张　伟　")]
    [InlineData("买买提·艾力", "买买提艾力")]
    [InlineData("买买提·艾力", "买买提•艾力")]
    [InlineData("ZHANG WEI", "Zhang Wei")]
    [InlineData("ZHANG WEI", "ＺＨＡＮＧ　ＷＥＩ")]
    [InlineData("José Müller", "JOSE MULLER")]
    [InlineData("Jose\u0301", "JOSÉ")]
    [InlineData("Jean-Pierre O'Neill", "JEAN PIERRE ONEILL")]
    [InlineData("Straße GmbH", "STRASSE GMBH")]
    [InlineData("深圳市好货（集团）有限公司", "深圳市好货(集团)有限公司")]
    public void OneName_InTwoForms_IsTheSame(string left, string right) => Assert.True(HolderName.AreSame(left, right));

    [Theory]
    [InlineData("张伟", "张伟伟")]
    [InlineData("张伟", "张玮")]
    [InlineData("张伟", "Zhang Wei")]
    [InlineData("國強", "国强")]
    [InlineData("ZHANG WEI", "WEI ZHANG")]
    [InlineData("Anna 2", "Anna 3")]
    [InlineData("", "")]
    [InlineData(" · ", "-")]
    public void TwoNames_AreNot(string left, string right) => Assert.False(HolderName.AreSame(left, right));

    [Fact]
    public void Folding_IsTheSame_HoweverANameIsWritten() => Always.Holds(
        from letters in Gen.Elements(Letters.ToCharArray()).NonEmptyListOf()
        from gaps in Gen.Elements(Between.ToCharArray()).ListOf()
        from at in Gen.Choose(0, 100)
        from style in Gen.Choose(0, 2)
        select (Name: string.Concat(letters), Gaps: string.Concat(gaps), At: at, Style: style),
        written =>
        {
            string name = written.Name;
            string other = name.Insert(written.At % (name.Length + 1), written.Gaps);
            other = written.Style switch { 0 => other.ToUpperInvariant(), 1 => other.ToLowerInvariant(), _ => Wide(other) };
            Assert.True(HolderName.AreSame(name, other), $"{name} / {other}");
            Assert.Equal(HolderName.Fold(name), HolderName.Fold(HolderName.Fold(name)));
        });

    [Fact]
    public void AnotherLetter_IsAnotherName() => Always.Holds(
        from letters in Gen.Elements("abcXYZ张伟李娜".ToCharArray()).NonEmptyListOf()
        from at in Gen.Choose(0, 100)
        from other in Gen.Elements("defUVW王芳刘洋".ToCharArray())
        select (Name: string.Concat(letters), At: at, Other: other),
        changed =>
        {
            int at = changed.At % changed.Name.Length;
            string other = changed.Name.Remove(at, 1).Insert(at, $"{changed.Other}");
            Assert.False(HolderName.AreSame(changed.Name, other), $"{changed.Name} / {other}");
        });

    private static string Wide(string text) => string.Concat(text.Select(c => c is >= '!' and <= '~' ? (char)(c + 0xFEE0) : c));
}
