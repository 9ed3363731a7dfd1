namespace Marketplace.LocalHost.Hosting;

/// <summary>The market cannot start; the message says why in one sentence.</summary>
internal sealed class StartException(string message) : Exception(message);
