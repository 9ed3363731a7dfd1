using Marketplace.Functions.Platform.Announcements;

namespace Marketplace.Functions.Tests.Platform;

public sealed class ProjectionTests
{
    [Fact]
    public async Task ATruthThatMoves_IsWrittenUntilItHoldsStill()
    {
        Queue<int> truth = new([2, 4, 4]);
        List<int> written = [];

        await Projection.WriteUntilStillAsync(
            1,
            version => version,
            version =>
            {
                written.Add(version);
                return Task.CompletedTask;
            },
            () => Task.FromResult(truth.Dequeue()));

        Assert.Equal([1, 2, 4], written);
    }
}
