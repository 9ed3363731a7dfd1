using System.Text;
using Marketplace.Functions.Platform.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>GET /api/docs: the API's reference as one page that needs nothing from elsewhere, for reading and for trying calls.</summary>
public sealed class GetReference(ReferencePage page)
{
    /// <summary>200 with the page.</summary>
    [Function(nameof(GetReference)), Access(Caller.Anyone)]
    [Answers(typeof(string), ContentType = "text/html")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs")] HttpRequest request)
    {
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = page.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return Results.Content(page.Html, "text/html", Encoding.UTF8);
    }
}
