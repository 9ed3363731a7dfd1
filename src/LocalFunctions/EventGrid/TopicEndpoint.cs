using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalFunctions.EventGrid;

/// <summary>The topic's endpoint, as publishers' clients call it.</summary>
public static class TopicEndpoint
{
    /// <summary>Where it is, below the host's address.</summary>
    public const string Path = "/local/topic/api/events";

    private const int BytesMax = 1024 * 1024;

    internal static void MapLocalTopic(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, TakeAsync);

    private static async Task<IResult> TakeAsync(HttpRequest request, LocalTopic topic, LocalTopicOptions options, CancellationToken cancellationToken)
    {
        if (!IsKey(request.Headers["aeg-sas-key"].ToString(), options.Key))
        {
            return Refuse(StatusCodes.Status401Unauthorized, "The key in aeg-sas-key is not this topic's.");
        }

        if (!request.Query.ContainsKey("api-version") || request.ContentType?.StartsWith("application/cloudevents", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Refuse(StatusCodes.Status400BadRequest, "Send application/cloudevents-batch+json or application/cloudevents+json, with an api-version.");
        }

        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (body.Length > BytesMax)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, "A batch has at most 1 MiB.");
        }

        try
        {
            topic.Accept(CloudEvent.ParseMany(BinaryData.FromBytes(body.ToArray())));
            return Results.Ok();
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return Refuse(StatusCodes.Status400BadRequest, $"These are no CloudEvents 1.0: {error.Message}");
        }
    }

    private static bool IsKey(string sent, string key) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(key));

    private static IResult Refuse(int status, string why) => Results.Problem(statusCode: status, title: "The events were not taken.", detail: why);
}
