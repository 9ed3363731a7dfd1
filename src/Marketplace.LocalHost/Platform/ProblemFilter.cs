namespace Marketplace.LocalHost.Platform;

/// <summary>Turns <see cref="BadInputException"/> into problem details, for every endpoint of a group.</summary>
internal sealed class ProblemFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadInputException error)
        {
            return Results.Problem(error.Message, statusCode: error.Status);
        }
    }
}
