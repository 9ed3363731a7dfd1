using System.Text;
using Marketplace.Functions.Platform.Access;
using Marketplace.Simulation.Faults;
using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.World;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Simulation.Members;

/// <summary>Requests to the app: to any copy of it, over a line that loses requests and answers.</summary>
internal sealed class MemberCalls(SimWorld world)
{
    private const int TriesMax = 60;

    /// <summary>Asks until there is an answer that stays. An impatient client asks again at once; each pause is longer than the last.</summary>
    public async Task<HttpReply> AskAsync(HttpCall call)
    {
        HttpReply reply = HttpReply.None;
        for (int attempt = 1; attempt <= TriesMax; attempt++)
        {
            reply = await SendAsync(call);
            if (!reply.IsPassing)
            {
                return reply;
            }

            await world.Kernel.SleepAsync(TimeSpan.FromSeconds(Math.Min(600, attempt * attempt * (1 + world.Kernel.Chance.NextDouble()))));
        }

        world.Kernel.Report(new Violation("the app answers", $"{call} was answered {reply.Status} {TriesMax} times; last: {reply.Body}"));
        return reply;
    }

    /// <summary>Asks once. Status 0: no answer came, whatever became of the request.</summary>
    public async Task<HttpReply> SendAsync(HttpCall call)
    {
        FaultKind? fault = world.Faults.Next(CallKind.Http, call.Path);
        world.Kernel.Trace.Add(fault is null ? $"{call}" : $"{call} (fault {fault})");
        switch (fault)
        {
            case FaultKind.FailBefore or FaultKind.Unavailable or FaultKind.CrashBefore:
                return HttpReply.None;
            case FaultKind.Delay:
                await world.Kernel.SleepAsync(TimeSpan.FromSeconds(world.Kernel.Chance.Next(120)));
                break;
            case FaultKind.Duplicate:
                world.Kernel.Spawn(null, $"{call}", () => HandleAsync(call));
                break;
        }

        HttpReply reply = await HandleAsync(call);
        return fault is FaultKind.FailAfter or FaultKind.TimeOut ? HttpReply.None : reply;
    }

    private async Task<HttpReply> HandleAsync(HttpCall call)
    {
        if (world.Pick() is not { } instance)
        {
            return HttpReply.None;
        }

        DefaultHttpContext http = Request(call, world.Kernel.Clock);
        using MemoryStream answer = new();
        http.Response.Body = answer;
        if (!await world.Kernel.OutlivesAsync(instance.Process, world.Mutant.Handle(call, http, () => instance.Host.HandleAsync(http))))
        {
            return HttpReply.None;
        }

        HttpReply reply = new(
            http.Response.StatusCode,
            Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length),
            http.Response.Headers.ETag.FirstOrDefault(),
            http.Response.Headers.ContainsKey("Idempotency-Replayed"));
        string why = http.Items[typeof(Exception)] is Exception error ? $" {error.GetType().Name}" : "";
        world.Kernel.Trace.Add($"{instance.Process.Name} answers {call.Caller} {call.Method} {call.Path}: {reply.Status} {reply.Text("code")}{why}");
        world.Checks.OnAnswer(call, reply, http.Items[typeof(Exception)] as Exception);
        return reply;
    }

    private static DefaultHttpContext Request(HttpCall call, TimeProvider clock)
    {
        DefaultHttpContext http = new();
        int query = call.Path.IndexOf('?', StringComparison.Ordinal);
        http.Request.Method = call.Method;
        http.Request.Path = query < 0 ? call.Path : call.Path[..query];
        http.Request.QueryString = new QueryString(query < 0 ? "" : call.Path[query..]);
        if (call.Body is { } body)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            http.Request.Body = new MemoryStream(bytes);
            http.Request.ContentLength = bytes.Length;
            http.Request.ContentType = "application/json";
        }

        if (call.Caller.Length > 0)
        {
            http.Request.Headers.Authorization = $"Bearer {call.Caller}";
            http.Request.Headers[PaymentGrants.Header] = SimulatedSignIn.GrantOf(call.Caller, Instance.GrantSecret, clock);
        }

        if (call.Key is { } key)
        {
            http.Request.Headers["Idempotency-Key"] = key;
        }

        if (call.Header is { } header)
        {
            http.Request.Headers[header.Name] = header.Value;
        }

        return http;
    }
}
