using System.Text;
using Marketplace.Functions.Platform.Json;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Http;

/// <summary>
/// An HTTP answer as a value, so that the answer to a command can be committed with the command's effect and given again,
/// byte for byte, to a retry.
/// </summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The JSON body; null for none.</param>
public sealed record Answer(int Status, string? Body) : IResult
{
    private const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>Identifies this state of the resource, quotes included.</summary>
    public string? ETag { get; init; }

    /// <summary>Where the new resource is.</summary>
    public string? Location { get; init; }

    /// <summary>After how many seconds to try again.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>What a 401 asks for.</summary>
    public string? WwwAuthenticate { get; init; }

    /// <summary>Whether this was the answer to an earlier, identical request.</summary>
    public bool Replayed { get; init; }

    private bool IsProblem => Status >= StatusCodes.Status400BadRequest;

    /// <summary>200 with a body.</summary>
    public static Answer Ok<T>(T body, string? etag = null) => Of(StatusCodes.Status200OK, body) with { ETag = etag };

    /// <summary>201 with a body and where it is from now on.</summary>
    public static Answer Created<T>(T body, string location, string etag) => Of(StatusCodes.Status201Created, body) with { ETag = etag, Location = location };

    /// <summary>202 with a body and where its progress is to be seen.</summary>
    public static Answer Accepted<T>(T body, string location) => Of(StatusCodes.Status202Accepted, body) with { Location = location };

    /// <summary>Any status with a body.</summary>
    public static Answer Of<T>(int status, T body) => new(status, MarketJson.Write(body, MarketJson.Responses));

    /// <summary>A resource's version as an ETag.</summary>
    public static string ETagOf(long version) => $"\"{version}\"";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = Status;
        SetHeader(response, "ETag", ETag);
        SetHeader(response, "Location", Location);
        SetHeader(response, "Retry-After", RetryAfterSeconds?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        SetHeader(response, "WWW-Authenticate", WwwAuthenticate);
        SetHeader(response, ReplayedHeader, Replayed ? "true" : null);
        SetHeader(response, "Cache-Control", "no-store");
        if (Body is not null)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(Body);
            response.ContentType = IsProblem ? "application/problem+json" : "application/json; charset=utf-8";
            response.ContentLength = utf8.Length;
            await response.Body.WriteAsync(utf8, httpContext.RequestAborted);
        }
    }

    private static void SetHeader(HttpResponse response, string name, string? value)
    {
        if (value is not null)
        {
            response.Headers[name] = value;
        }
    }
}
