using System.Buffers;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Entities;

namespace Azure.Data.Tables.Rest;

/// <summary>The table service's requests. Every call has a sync and an async form behind one flag.</summary>
internal sealed partial class TableRest
{
    public const string MinimalMetadata = "application/json;odata=minimalmetadata";

    private static readonly ResponseClassifier Classifier = new();
    private static readonly RequestContext MissingIsNoError = Tolerate(404);
    private static readonly RequestContext ConflictIsNoError = Tolerate(409);

    private readonly HttpPipeline _pipeline;
    private readonly Uri _root;
    private readonly string _version;

    public TableRest(HttpPipeline pipeline, Uri endpoint, string version)
    {
        _pipeline = pipeline;
        _version = version;
        Endpoint = endpoint;
        _root = endpoint.AbsolutePath is "/" || !endpoint.AbsolutePath.EndsWith('/')
            ? endpoint
            : new UriBuilder(endpoint) { Path = endpoint.AbsolutePath.TrimEnd('/') }.Uri;
    }

    public Uri Endpoint { get; }

    public TableRest WithEndpoint(Uri endpoint) => endpoint == Endpoint ? this : new TableRest(_pipeline, endpoint, _version);

    public async Task<Response> WriteAsync(string table, EntityOperation operation, bool async, CancellationToken cancellationToken)
    {
        using HttpMessage message = Message(operation.Method, null);
        WriteUri(message.Request.Uri, table, operation);
        foreach ((string name, string value) in operation.Headers())
        {
            message.Request.Headers.Add(name, value);
        }

        if (operation.Body is not null)
        {
            ArrayBufferWriter<byte> json = new();
            EntityWriter.Write(json, operation.Body);
            message.Request.Content = RequestContent.Create(json.WrittenMemory);
        }

        Response response = await SendAsync(message, async, cancellationToken);
        return response.Status switch
        {
            201 or 204 => response,
            404 when operation.Method == RequestMethod.Delete => response,
            _ => throw new RequestFailedException(response),
        };
    }

    public async Task<Response> GetAsync(
        string table,
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select,
        bool missingIsNoError,
        bool async,
        CancellationToken cancellationToken)
    {
        using HttpMessage message = Message(RequestMethod.Get, missingIsNoError ? MissingIsNoError : null);
        RequestUriBuilder uri = message.Request.Uri;
        AppendRow(uri, table, partitionKey, rowKey);
        uri.AppendQuery("$format", MinimalMetadata);
        AppendQuery(uri, "$select", Join(select));
        AddReadHeaders(message.Request);
        Response response = await SendAsync(message, async, cancellationToken);
        bool isExpected = response.Status == 200 || (response.Status == 404 && missingIsNoError);
        return isExpected ? response : throw new RequestFailedException(response);
    }

    private HttpMessage Message(RequestMethod method, RequestContext? context)
    {
        HttpMessage message = _pipeline.CreateMessage(context, Classifier);
        message.Request.Method = method;
        message.Request.Uri.Reset(_root);
        message.Request.Headers.Add("x-ms-version", _version);
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, bool async, CancellationToken cancellationToken)
    {
        if (async)
        {
            await _pipeline.SendAsync(message, cancellationToken);
        }
        else
        {
            _pipeline.Send(message, cancellationToken);
        }

        return message.Response;
    }

    private static void AddReadHeaders(Request request)
    {
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", MinimalMetadata);
    }

    private static RequestContext Tolerate(int status)
    {
        RequestContext context = new();
        context.AddClassifier(status, isError: false);
        return context;
    }
}
