using System.Text;
using Marketplace.Domain.Messages;
using Xunit.Abstractions;

namespace Marketplace.Domain.Tests.Messages;

/// <summary>What the scan finds in examples that people labelled, and how often it is wrong.</summary>
public sealed class ContactScanTests(ITestOutputHelper output)
{
    // The scan was made with the first file at hand; of the second it had seen nothing.
    [Theory]
    [InlineData("examples", 150, 0.97, 0.97)]
    [InlineData("held-out", 30, 0.85, 0.7)]
    public void LabelledExamples_AreToldApart(string file, int examplesMin, double precisionMin, double recallMin)
    {
        (MessageWarning[] Flags, string Text)[] examples = [.. Read(file)];
        (int right, int missed, int wrong) = (0, 0, 0);
        foreach ((MessageWarning[] labelled, string text) in examples)
        {
            IReadOnlyList<MessageWarning> found = ContactScan.FlagsOf(text);
            (right, missed, wrong) = (right + found.Intersect(labelled).Count(), missed + labelled.Except(found).Count(), wrong + found.Except(labelled).Count());
            if (!found.Order().SequenceEqual(labelled.Order()))
            {
                output.WriteLine($"{text}: found {string.Join(' ', found)} instead of {string.Join(' ', labelled)}");
            }
        }

        (double precision, double recall) = (right / (double)(right + wrong), right / (double)(right + missed));
        output.WriteLine($"{file}: {examples.Length} examples, precision {precision:p1}, recall {recall:p1} ({right} right, {wrong} wrong, {missed} missed)");
        Assert.True(examples.Length >= examplesMin && precision >= precisionMin && recall >= recallMin, $"precision {precision:p1}, recall {recall:p1}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud83d")]
    [InlineData("😀🇨🇳👨‍👩‍👧")]
    [InlineData("\u0000\u202e\ufeff")]
    public void WhateverIsWritten_IsScanned(string text) => Assert.Empty(ContactScan.FlagsOf(text));

    [Fact]
    public void LongHostileTexts_TakeTimeByTheirLengthAlone()
    {
        foreach (string piece in new[] { "a@", "1 ", "加我", "wechat ", "pay ", "(at)", "1-3-8-", "w e ", "直接转" })
        {
            StringBuilder text = new();
            while (text.Length < 20_000)
            {
                text.Append(piece);
            }

            Assert.InRange(ContactScan.FlagsOf(text.ToString()).Count, 0, 4);
        }
    }

    private static IEnumerable<(MessageWarning[] Flags, string Text)> Read(string file) =>
        from line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, $"Messages/{file}.tsv"))
        let parts = line.Split('\t')
        select (parts[0].Split(',').Where(name => name != "-").Select(name => Enum.Parse<MessageWarning>(name, ignoreCase: true)).ToArray(), parts[1]);
}
