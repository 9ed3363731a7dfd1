using LocalFunctions.Node;

namespace LocalFunctions.Azurite;

/// <summary>What is publicly known of the storage emulator: its account, its key, where its program lies.</summary>
public static class StorageEmulator
{
    /// <summary>The emulator's one account.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The emulator's documented, public key; it protects nothing.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string Script = "eng/node_modules/azurite/dist/src/azurite.js";

    /// <summary>A connection string for an emulator at these endpoints (without the account name).</summary>
    public static string ConnectionString(Uri blob, Uri queue, Uri table) =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};" +
        $"BlobEndpoint={Endpoint(blob)};QueueEndpoint={Endpoint(queue)};TableEndpoint={Endpoint(table)};";

    /// <summary>Azurite's program, found from the running program's folder upwards.</summary>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static string FindScript() => NodeServer.FindScript(Script)
        ?? throw new InvalidOperationException($"Azurite is not installed: run `npm ci` in eng/ ({Script} was not found above {AppContext.BaseDirectory}).");

    private static string Endpoint(Uri service) => $"{service.GetLeftPart(UriPartial.Authority)}/{AccountName}";
}
