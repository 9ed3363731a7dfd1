using System.Globalization;
using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Messages;

/// <summary>Which stretch of a conversation a client asks for. Numbers have no gaps, so a number is all the cursor there needs to be.</summary>
/// <param name="After">The number before the first.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record MessageRange(int After, int Limit)
{
    /// <summary>Reads <c>after</c> and <c>limit</c>.</summary>
    public static Parsed<MessageRange> Read(HttpRequest request)
    {
        (string? afterText, string? limitText) = (request.Query["after"], request.Query["limit"]);
        (int after, int limit) = (0, PageRequest.LimitDefault);
        if (afterText is not null && !int.TryParse(afterText, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return PageRequest.Fault("after", "must be a message's number");
        }

        return limitText is null || (int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= PageRequest.LimitMax)
            ? new MessageRange(after, limit)
            : PageRequest.Fault("limit", $"must be 1 to {PageRequest.LimitMax}");
    }
}
