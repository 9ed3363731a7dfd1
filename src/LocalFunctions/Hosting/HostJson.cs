using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalFunctions.Hosting;

/// <summary>The parts of host.json that this host heeds, with the defaults of the Functions host.</summary>
internal sealed record HostJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        AllowTrailingCommas = true,
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter() },
    };

    public HttpSettings Http { get; init; } = new();

    public QueueSettings Queues { get; init; } = new();

    public DurableTaskSettings DurableTask { get; init; } = new();

    /// <exception cref="InvalidOperationException">The file cannot be read, or a value is out of range.</exception>
    public static HostJson Read(string? path)
    {
        if (path is null)
        {
            return new HostJson();
        }

        try
        {
            HostJson host = JsonSerializer.Deserialize<File>(System.IO.File.ReadAllText(path), Json)?.Extensions ?? new HostJson();
            host.Queues.ThrowIfInvalid();
            host.DurableTask.ThrowIfInvalid();
            return host;
        }
        catch (Exception error) when (error is IOException or JsonException or ArgumentOutOfRangeException)
        {
            throw new InvalidOperationException($"{path} cannot be used: {error.Message}", error);
        }
    }

    private sealed record File(HostJson? Extensions);
}
