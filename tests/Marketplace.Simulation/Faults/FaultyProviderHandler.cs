using System.Net;
using System.Text;
using Marketplace.Simulation.Kernel;

namespace Marketplace.Simulation.Faults;

/// <summary>One process's line to the payment provider.</summary>
/// <param name="process">The process.</param>
/// <param name="provider">The provider: path and body in, status and body out.</param>
/// <param name="calls">Makes the calls.</param>
internal sealed class FaultyProviderHandler(SimProcess process, Func<string, string, (int Status, string Body)> provider, FaultyCalls calls) : HttpMessageHandler
{
    private const string Root = "/v1/";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath[Root.Length..];
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        (int status, string answer) = await calls.MakeAsync(process, new FaultyCall<(int Status, string Body)>(
            CallKind.Provider,
            $"provider {path} {body}",
            () => provider(path, body),
            answered => $"{answered.Status}",
            () => new HttpRequestException("The provider reset the connection."),
            () => new TaskCanceledException("The provider did not answer in time."))
        {
            Unavailable = () => (503, ""),
        });
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
    }
}
