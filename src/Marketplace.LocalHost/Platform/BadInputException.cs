namespace Marketplace.LocalHost.Platform;

/// <summary>A request that one of this machine's own endpoints cannot take; it is answered with its status as problem details.</summary>
internal sealed class BadInputException(string detail, int status = StatusCodes.Status400BadRequest) : Exception(detail)
{
    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; } = status;
}
