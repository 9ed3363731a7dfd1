using System.Text;
using System.Text.Json;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>The table service: requests in, answers out.</summary>
public sealed class TableService
{
    private const string Json = "application/json;odata=minimalmetadata;streaming=true;charset=utf-8";

    private readonly SortedDictionary<string, Table> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly TableWriter _writer;
    private readonly TableReader _reader;

    internal TableService(TimeProvider time, ServiceQuirks quirks)
    {
        _writer = new TableWriter(time);
        _reader = new TableReader(quirks);
    }

    /// <summary>Told after every commit: the table, and its rows before and after, all at once for a transaction.</summary>
    public event Action<string, IReadOnlyList<RowChange>>? Committed;

    /// <summary>Where bugs can be planted between this service's clients and its rows; null for a sound service.</summary>
    internal Mutants.Tampering? Tampering { get; set; }

    /// <summary>A table's rows; an empty table when there is none.</summary>
    public Table this[string name] => _tables.GetValueOrDefault(name) ?? new Table();

    /// <summary>Creates a table, as if it had always been there.</summary>
    public void CreateTable(string name) => _tables.TryAdd(name, new Table());

    /// <summary>Answers a request.</summary>
    public ServiceReply Handle(ServiceRequest request)
    {
        try
        {
            return Route(request);
        }
        catch (ServiceError error)
        {
            return error.ToTableReply();
        }
    }

    private ServiceReply Route(ServiceRequest request)
    {
        if (request.Path == "$batch")
        {
            return Transact(request);
        }

        if (request.Path == "Tables" || request.Path.StartsWith("Tables(", StringComparison.Ordinal))
        {
            return OnTables(request);
        }

        EntityAddress address = EntityAddress.Parse(request.Path);
        Table table = Existing(address.Table);
        if (request.Method == "GET")
        {
            return address.PartitionKey is null ? Tampered(_reader.Query(table, request)) : TableReader.Get(table, address, request, Tampering);
        }

        TableWrite write = TableWriteReader.Read(request, address);
        return Commit(address.Table, table, [write])[0];
    }

    private IReadOnlyList<ServiceReply> Commit(string name, Table table, IReadOnlyList<TableWrite> writes)
    {
        IReadOnlyList<TableWrite> tampered = Tampering?.Writes?.Invoke(name, writes) ?? writes;
        IReadOnlyList<RowChange> changes = _writer.Apply(table, tampered);
        if (changes.Count > 0)
        {
            Committed?.Invoke(name, changes);
        }

        // What a planted bug kept from being written is answered as if it had been.
        return ReferenceEquals(tampered, writes) || changes.Count == writes.Count
            ? [.. tampered.Zip(changes, TableWriter.ReplyTo)]
            : [.. writes.Select(_ => new ServiceReply(204).With("ETag", "W/\"datetime'tampered'\""))];
    }

    private ServiceReply Tampered(ServiceReply page) => Tampering?.LosesContinuations == true ? new ServiceReply(200).With(Json, page.Body) : page;

    // What is wrong with the request as a whole is answered at once; what is wrong with one of its parts, as that part's answer.
    private ServiceReply Transact(ServiceRequest request)
    {
        try
        {
            (string table, IReadOnlyList<TableWrite> writes) = BatchReader.Read(request);
            return Transact(table, writes);
        }
        catch (FailedWrite failed)
        {
            return BatchReply.Of([failed.Error.ToTableReply(failed.Index)]);
        }
    }

    private ServiceReply Transact(string table, IReadOnlyList<TableWrite> writes)
    {
        try
        {
            return BatchReply.Of(Commit(table, Existing(table), writes));
        }
        catch (ServiceError error)
        {
            throw new FailedWrite(0, error);
        }
    }

    private ServiceReply OnTables(ServiceRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                string rows = string.Join(',', _tables.Keys.Select(name => $$"""{"TableName":"{{name}}"}"""));
                return new ServiceReply(200).WithText(Json, $$"""{"odata.metadata":"$metadata#Tables","value":[{{rows}}]}""");
            case "POST":
                string created = JsonDocument.Parse(request.Body).RootElement.GetProperty("TableName").GetString()!;
                return Create(created, request);
            case "DELETE":
                string name = Uri.UnescapeDataString(request.Path)["Tables('".Length..^2];
                return _tables.Remove(name) ? new ServiceReply(204) : throw new ServiceError(404, "ResourceNotFound", "The specified resource does not exist.");
            default:
                throw new ServiceError(405, "MethodNotAllowed", "The resource doesn't support the specified HTTP verb.");
        }
    }

    private ServiceReply Create(string name, ServiceRequest request)
    {
        bool isName = name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
        if (!isName)
        {
            throw new ServiceError(400, "InvalidResourceName", "The specifed resource name contains invalid characters.");
        }

        if (!_tables.TryAdd(name, new Table()))
        {
            throw new ServiceError(409, "TableAlreadyExists", "The table specified already exists.");
        }

        return request.Header("Prefer") == "return-no-content"
            ? new ServiceReply(204).With("Preference-Applied", "return-no-content")
            : new ServiceReply(201).With(Json, Encoding.UTF8.GetBytes($$"""{"TableName":"{{name}}"}"""));
    }

    private Table Existing(string name) =>
        _tables.GetValueOrDefault(name) ?? throw new ServiceError(404, "TableNotFound", "The table specified does not exist.");
}
