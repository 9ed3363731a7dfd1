using LocalFunctions.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalFunctions.Hosting;

/// <summary>The clock over HTTP, for development and tests.</summary>
public static class ClockEndpoints
{
    /// <summary>
    /// Maps <c>GET /local/clock</c> and <c>POST /local/clock</c> with <c>{"advance":"P10D"}</c> or <c>{"set":"2026-12-01T00:00:00Z"}</c>.
    /// The POST answers when everything that fell due has happened, with the new time and how many timers fired.
    /// </summary>
    public static IEndpointRouteBuilder MapLocalClock(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/local/clock", (VirtualClock clock) => new { UtcNow = clock.GetUtcNow() });
        endpoints.MapPost("/local/clock", MoveAsync);
        return endpoints;
    }

    private static async Task<IResult> MoveAsync(HttpRequest request, VirtualClock clock, ISettle settle, CancellationToken cancellationToken)
    {
        (ClockMove? move, string? error) = await ClockMove.ReadAsync(request, cancellationToken);
        if (move is null)
        {
            return Refuse(StatusCodes.Status400BadRequest, error!);
        }

        try
        {
            int fired = await clock.AdvanceToAsync(move.TargetFrom(clock.GetUtcNow()), settle.SettleAsync, cancellationToken);
            return Results.Ok(new { UtcNow = clock.GetUtcNow(), Fired = fired });
        }
        catch (ArgumentOutOfRangeException)
        {
            return Refuse(StatusCodes.Status400BadRequest, "The clock does not go back, and not beyond the year 9999.");
        }
        catch (InvalidOperationException busy) when (busy.Message == VirtualClock.Busy)
        {
            return Refuse(StatusCodes.Status409Conflict, busy.Message);
        }
    }

    private static IResult Refuse(int status, string why) => Results.Problem(statusCode: status, title: "The clock was not moved.", detail: why);
}
