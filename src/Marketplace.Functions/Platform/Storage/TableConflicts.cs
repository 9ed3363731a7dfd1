using Azure;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>
/// Telling a lost race from a failure. A retried request whose first try got through also ends here, so the caller reads back
/// instead of assuming.
/// </summary>
internal static class TableConflicts
{
    /// <summary>Whether another writer (perhaps oneself, a try earlier) was there first.</summary>
    public static bool IsConflict(this RequestFailedException error) =>
        error.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed or StatusCodes.Status404NotFound;
}
