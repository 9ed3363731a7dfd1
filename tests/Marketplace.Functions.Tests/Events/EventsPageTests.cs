using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Events;

public sealed class EventsPageTests
{
    [Fact]
    [Trait("Kind", "Recorded")]
    public void ThePageOfEvents_IsCurrent() => Recorded.Is("docs/events.md", EventsPage.Text);
}
