using System.Text.Json.Serialization;
using Marketplace.Domain.Decisions;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Http;

/// <summary>
/// RFC 9457 problem details. <c>code</c> is stable and for programs; <c>detail</c> is for people and may change;
/// <c>errors</c> says what is wrong with which field; <c>state</c> is the resource's present state where that is the reason.
/// </summary>
public sealed record Problem
{
    /// <summary>The kind of problem, as a URN made of the code.</summary>
    public string Type => $"urn:marketplace:problem:{Code}";

    /// <summary>The status code's phrase.</summary>
    public required string Title { get; init; }

    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>Stable, in capital letters and underscores.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>The resource's present state.</summary>
    public string? State { get; init; }

    /// <summary>Faults by field; the field's JSON path is the key.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The problem as an answer.</summary>
    public static Answer Answer(int status, string code, string detail, string? state = null, IReadOnlyDictionary<string, string[]>? errors = null) =>
        Http.Answer.Of(status, new Problem
        {
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Code = code,
            Detail = detail,
            State = state,
            Errors = errors is { Count: > 0 } ? errors : null,
        });

    /// <summary>What does not exist and what is not the caller's to see answer alike.</summary>
    public static Answer NotFound() => Answer(StatusCodes.Status404NotFound, "NOT_FOUND", "There is no such resource.");

    /// <summary>Too many callers at once changed the same thing; nothing was written.</summary>
    public static Answer Busy() => Answer(StatusCodes.Status409Conflict, "BUSY", "Others are changing this at the same time; try again.") with { RetryAfterSeconds = 1 };

    /// <summary>A provider that we need does not answer.</summary>
    /// <param name="provider">Which: payment or verification.</param>
    public static Answer ProviderUnavailable(string provider) =>
        Answer(StatusCodes.Status503ServiceUnavailable, "PROVIDER_UNAVAILABLE", $"The {provider} provider does not answer; try again.") with { RetryAfterSeconds = 5 };

    /// <summary>The resource has changed since the caller read it.</summary>
    public static Answer PreconditionFailed(string state) => Answer(StatusCodes.Status412PreconditionFailed, "PRECONDITION_FAILED", "If-Match names an older version; read it again.", state);

    /// <summary>A decider's rejection.</summary>
    public static Answer Of(Rejection rejection, string? state = null) => Answer(
        rejection.Kind switch
        {
            RejectionKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status409Conflict,
        },
        rejection.Code,
        rejection.Message,
        state,
        rejection.Errors);
}
