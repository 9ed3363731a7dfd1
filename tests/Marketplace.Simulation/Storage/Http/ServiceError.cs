using System.Globalization;
using System.Text.Encodings.Web;

namespace Marketplace.Simulation.Storage.Http;

/// <summary>A refusal of a storage service; thrown inside of it, and answered as the service answers it.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The documented error code.</param>
/// <param name="message">For people.</param>
internal sealed class ServiceError(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>As tables answer it; an index names the operation of a transaction that failed.</summary>
    public ServiceReply ToTableReply(int? index = null)
    {
        string text = index is { } failed ? string.Create(CultureInfo.InvariantCulture, $"{failed}:{Message}") : Message;
        string body = $"{{\"odata.error\":{{\"code\":\"{code}\",\"message\":{{\"lang\":\"en-US\",\"value\":\"{JavaScriptEncoder.Default.Encode(text)}\"}}}}}}";
        return new ServiceReply(status).With("x-ms-error-code", code).WithText("application/json;odata=minimalmetadata;streaming=true;charset=utf-8", body);
    }

    /// <summary>As queues answer it.</summary>
    public ServiceReply ToQueueReply()
    {
        string body = $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{System.Security.SecurityElement.Escape(Message)}</Message></Error>";
        return new ServiceReply(status).With("x-ms-error-code", code).WithText("application/xml", body);
    }
}
