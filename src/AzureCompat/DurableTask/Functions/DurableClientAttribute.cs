using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a parameter of type <c>DurableTaskClient</c> to be filled.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub to talk to; the app's own when null.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The setting that holds the storage connection; the app's own when null.</summary>
    public string? ConnectionName { get; set; }
}
