using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.LocalHost.Platform;

/// <summary>Reads the body of a local endpoint's request strictly: unknown members and wrong types are refused, never ignored.</summary>
internal static class JsonBody
{
    private const int BytesMax = 64 * 1024;

    /// <summary>How everything on this machine's own endpoints looks: camelCase, nothing unknown.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Reads the body. An empty one is an empty object, so that a body may be left out where nothing in it is required.</summary>
    /// <exception cref="BadInputException">It is no such object; the message says why.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        byte[] body = await BytesAsync(request);
        try
        {
            return JsonSerializer.Deserialize<T>(body.Length == 0 ? "{}"u8 : body, Options) ?? throw new BadInputException("The body must be a JSON object.");
        }
        catch (JsonException error)
        {
            throw new BadInputException($"The body is not what is expected here: {error.Message}");
        }
    }

    private static async Task<byte[]> BytesAsync(HttpRequest request)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[8 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > BytesMax)
            {
                throw new BadInputException($"The body is larger than {BytesMax} bytes.");
            }
        }

        return body.ToArray();
    }
}
