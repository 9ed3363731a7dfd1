using System.Text.Json;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>GET /api/openapi.json: this description of the API.</summary>
public sealed class GetOpenApi(OpenApiDocument document)
{
    /// <summary>200 with the document.</summary>
    [Function("GetApiDescription"), Access(Caller.Anyone)]
    [Answers(typeof(JsonElement))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) => new Answer(StatusCodes.Status200OK, document.Text);
}
