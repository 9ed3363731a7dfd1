using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Rest;

/// <content>Making, dropping and listing tables.</content>
internal sealed partial class TableRest
{
    public async Task<Response<TableItem>> CreateTableAsync(string table, bool async, CancellationToken cancellationToken)
    {
        using HttpMessage message = CreateTableMessage(table, null);
        Response response = await SendAsync(message, async, cancellationToken);
        if (response.Status != 201)
        {
            throw new RequestFailedException(response);
        }

        using JsonDocument document = JsonDocument.Parse(response.Content.ToMemory());
        return Response.FromValue(ReadTable(document.RootElement), response);
    }

    public async Task<Response<TableItem>> CreateTableIfNotExistsAsync(string table, bool async, CancellationToken cancellationToken)
    {
        using HttpMessage message = CreateTableMessage(table, ConflictIsNoError);
        message.Request.Headers.Add("Prefer", "return-no-content");
        Response response = await SendAsync(message, async, cancellationToken);
        if (response.Status >= 400)
        {
            RequestFailedException error = new(response);
            if (error.Status != 409 || TableErrorCode.TableBeingDeleted.ToString() == error.ErrorCode)
            {
                throw error;
            }
        }

        return Response.FromValue(new TableItem(table), response);
    }

    /// <summary>Drops the table; one that does not exist is a 404 response, not an error.</summary>
    public async Task<Response> DeleteTableAsync(string table, bool async, CancellationToken cancellationToken)
    {
        using HttpMessage message = Message(RequestMethod.Delete, MissingIsNoError);
        message.Request.Uri.AppendPath("/Tables('", escape: false);
        message.Request.Uri.AppendPath(table, escape: true);
        message.Request.Uri.AppendPath("')", escape: false);
        message.Request.Headers.Add("Accept", "application/json");
        Response response = await SendAsync(message, async, cancellationToken);
        return response.Status is 204 or 404 ? response : throw new RequestFailedException(response);
    }

    public async Task<Page<TableItem>> QueryTablesAsync(
        string? filter, string? continuationToken, int? pageSize, bool async, CancellationToken cancellationToken)
    {
        using HttpMessage message = Message(RequestMethod.Get, null);
        RequestUriBuilder uri = message.Request.Uri;
        uri.AppendPath("/Tables", escape: false);
        uri.AppendQuery("$format", MinimalMetadata);
        AppendQuery(uri, "$top", pageSize?.ToString(CultureInfo.InvariantCulture));
        AppendQuery(uri, "$filter", filter);
        AppendQuery(uri, "NextTableName", continuationToken);
        AddReadHeaders(message.Request);
        Response response = await SendAsync(message, async, cancellationToken);
        if (response.Status != 200)
        {
            throw new RequestFailedException(response);
        }

        using JsonDocument document = JsonDocument.Parse(response.Content.ToMemory());
        TableItem[] tables = [.. document.RootElement.GetProperty("value"u8).EnumerateArray().Select(ReadTable)];
        response.Headers.TryGetValue("x-ms-continuation-NextTableName", out string? next);
        return Page<TableItem>.FromValues(tables, next, response);
    }

    private HttpMessage CreateTableMessage(string table, RequestContext? context)
    {
        HttpMessage message = Message(RequestMethod.Post, context);
        message.Request.Uri.AppendPath("/Tables", escape: false);
        message.Request.Uri.AppendQuery("$format", MinimalMetadata);
        AddReadHeaders(message.Request);
        message.Request.Headers.Add("Content-Type", "application/json;odata=nometadata");
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new { TableName = table }));
        return message;
    }

    private static TableItem ReadTable(JsonElement element) => new(element.GetProperty("TableName"u8).GetString());
}
