using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace AzureCompat.Storage.Queues;

/// <summary>Finds the service's error code: in the XML body, else in the header x-ms-error-code.</summary>
internal sealed class StorageErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        if (response.Headers.ContentType?.Contains("application/xml", StringComparison.OrdinalIgnoreCase) == true
            && TryReadBody(response.ContentStream) is { } body)
        {
            error = new ResponseError(body.Element("Code")?.Value, body.Element("Message")?.Value);
            data = body.Elements()
                .Where(element => element.Name.LocalName is not ("Code" or "Message"))
                .ToDictionary(element => element.Name.LocalName, element => element.Value, StringComparer.Ordinal);
            return true;
        }

        data = null;
        error = response.Headers.TryGetValue("x-ms-error-code", out string? code) ? new ResponseError(code, null) : null;
        return error is not null;
    }

    private static XElement? TryReadBody(Stream? body)
    {
        if (body is not { CanSeek: true, Length: > 0 })
        {
            return null;
        }

        long position = body.Position;
        try
        {
            body.Position = 0;
            return XDocument.Load(body).Root;
        }
        catch (XmlException)
        {
            // A proxy's page under the wrong content type: the header may still tell.
            return null;
        }
        finally
        {
            body.Position = position;
        }
    }
}
