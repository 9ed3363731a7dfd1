using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A call of a webhook.</summary>
internal sealed record SunkCall(string Delivery, string Signature, byte[] Body);

/// <summary>A seller's own system, which answers as it is told.</summary>
internal sealed class HookSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SunkCall> _calls = new();

    private HookSink(WebApplication app) => _app = app;

    public Uri Url => new(new Uri(_app.Urls.Single()), "/hook");

    public int Status { get; set; } = 200;

    public string? RedirectTo { get; set; }

    public IReadOnlyList<SunkCall> Calls => [.. _calls];

    public static async Task<HookSink> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        HookSink sink = new(app);
        app.MapPost("/hook", sink.TakeAsync);
        await app.StartAsync();
        return sink;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        _calls.Enqueue(new(http.Request.Headers["Market-Delivery"].ToString(), http.Request.Headers["Market-Signature"].ToString(), body.ToArray()));
        http.Response.StatusCode = Status;
        http.Response.Headers.Location = RedirectTo;
    }
}
