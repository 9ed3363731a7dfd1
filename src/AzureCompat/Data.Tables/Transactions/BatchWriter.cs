using System.Buffers;
using System.Text;
using Azure.Core;
using Azure.Data.Tables.Entities;

namespace Azure.Data.Tables.Transactions;

/// <summary>Writes a transaction as one multipart/mixed body with one change set; rows go straight into the body's buffer.</summary>
internal sealed class BatchWriter(string host)
{
    private readonly ArrayBufferWriter<byte> _body = new(4096);
    private readonly string _batch = $"batch_{Guid.NewGuid()}";
    private readonly string _changeset = $"changeset_{Guid.NewGuid()}";
    private int _operations;

    public string ContentType => $"multipart/mixed; boundary={_batch}";

    /// <summary>Adds one operation.</summary>
    public void Add(RequestMethod method, string uri, IEnumerable<(string Name, string Value)> headers, ITableEntity? body)
    {
        Text(_operations++ == 0
            ? $"--{_batch}\r\nContent-Type: multipart/mixed; boundary={_changeset}\r\n\r\n"
            : "\r\n");
        Text($"--{_changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        Text($"{method} {uri} HTTP/1.1\r\nHost: {host}\r\n");
        foreach ((string name, string value) in headers)
        {
            Text($"{name}: {value}\r\n");
        }

        Text("\r\n");
        if (body is not null)
        {
            EntityWriter.Write(_body, body);
        }
    }

    /// <summary>Closes the body.</summary>
    public RequestContent Finish()
    {
        Text($"\r\n--{_changeset}--\r\n\r\n--{_batch}--\r\n");
        return RequestContent.Create(_body.WrittenMemory);
    }

    private void Text(string text) => Encoding.UTF8.GetBytes(text, _body);
}
