using System.Text;
using System.Text.RegularExpressions;
using Azure.Core;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Benchmarks.Counting;

/// <summary>A request to storage, which is a transaction on the bill.</summary>
/// <param name="Resource">The table or queue.</param>
/// <param name="Operation">What is done: get, query, insert, replace, merge, delete, transaction; send, receive, delete.</param>
internal readonly partial record struct StorageCall(string Resource, string Operation)
{
    /// <summary>What a request is; a transaction of many rows names its table in its body.</summary>
    public static StorageCall Of(string service, Request request)
    {
        (string resource, string operation) = StorageRequest.Describe(service, request.Method, request.Uri.ToUri());
        return new(resource == "$batch" ? TableOf(request.Content!) : resource, operation);
    }

    private static string TableOf(RequestContent content)
    {
        using MemoryStream body = new();
        content.WriteTo(body, CancellationToken.None);
        Match match = Operations().Match(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        return match.Groups["table"].Value;
    }

    [GeneratedRegex(@"^(POST|PUT|MERGE|PATCH|DELETE) \S*?/(?<table>[A-Za-z]+)[(? ]", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Operations();
}
