using Azure.Core;
using Azure.Data.Tables.Transactions;

namespace Azure.Data.Tables.Rest;

/// <content>Transactions.</content>
internal sealed partial class TableRest
{
    public async Task<Response<IReadOnlyList<Response>>> SubmitAsync(
        string table, IEnumerable<TableTransactionAction> actions, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actions, "transactionalBatch");
        using HttpMessage message = BatchMessage(table, actions);
        Response response = await SendAsync(message, async, cancellationToken);
        if (response.Status != 202)
        {
            throw new RequestFailedException(response);
        }

        List<Response> responses = BatchReader.Read(response);
        return responses.Find(one => one.Status >= 400) is { } failed
            ? throw new TableTransactionFailedException(new RequestFailedException(failed, null, TableErrorDetails.Instance))
            : Response.FromValue<IReadOnlyList<Response>>(responses, response);
    }

    private HttpMessage BatchMessage(string table, IEnumerable<TableTransactionAction> actions)
    {
        BatchWriter writer = new(_root.Host);
        bool isEmpty = true;
        foreach (TableTransactionAction action in actions)
        {
            EntityOperation operation = EntityOperation.Of(action);
            RequestUriBuilder uri = new();
            uri.Reset(_root);
            WriteUri(uri, table, operation);
            writer.Add(operation.Method, uri.ToString(), [("x-ms-version", _version), .. operation.Headers()], operation.Body);
            isEmpty = false;
        }

        if (isEmpty)
        {
            throw new InvalidOperationException("A transaction needs at least one action.");
        }

        HttpMessage message = Message(RequestMethod.Post, null);
        message.Request.Uri.AppendPath("/$batch", escape: false);
        message.Request.Headers.Add("DataServiceVersion", "3.0");
        message.Request.Headers.Add("Accept", "application/json");
        message.Request.Headers.Add("Content-Type", writer.ContentType);
        message.Request.Content = writer.Finish();
        return message;
    }
}
