using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Marketplace.Domain.Tests.Given;

/// <summary>Properties: a failure prints the shrunk case and the seed.</summary>
internal static class Always
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(300);

    public static void Holds<T>(Gen<T> gen, Action<T> check) => Holds(gen.ToArbitrary(), check);

    public static void Holds<T>(Arbitrary<T> arbitrary, Action<T> check) => Prop.ForAll(arbitrary, check).Check(_config);

    /// <summary>The same cases every time, for what must be met somewhere among them.</summary>
    public static void HoldsForFixedCases<T>(Arbitrary<T> arbitrary, Action<T> check) =>
        Prop.ForAll(arbitrary, check).Check(_config.WithMaxTest(2_000).WithReplay(new Replay(new Rnd(2026, 11), FSharpOption<int>.None)));

    /// <summary>Longs over the whole range of digits, not only small ones.</summary>
    public static Gen<long> Amounts(long max) =>
        from bits in Gen.Choose(0, 62)
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select (((long)high << 31) | (long)low) % (1L << bits) % max;
}
