using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;

namespace LocalFunctions.Tests.EndToEnd;

/// <summary>A little app from end to end: a request is queued, the message starts an orchestration, and that waits ten days between two activities.</summary>
public sealed class ParcelApp(ParcelApp.IJournal journal, IConfiguration configuration, TimeProvider clock)
{
    public interface IJournal
    {
        void Add(string entry);
    }

    [Function("SendParcel")]
    public async Task<IResult> SendParcel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "parcels/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        QueueClient queue = new(
            configuration["AzureWebJobsStorage"]!, configuration["queue"]!, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.SendMessageAsync(id, cancellationToken);
        return Results.Accepted(request.Path);
    }

    [Function("StartParcel")]
    public static Task StartParcel([QueueTrigger("%queue%")] string id, [DurableClient] DurableTaskClient client) =>
        client.ScheduleNewOrchestrationInstanceAsync("Parcel", id, new StartOrchestrationOptions(id));

    [Function("GetParcel")]
    public static async Task<IResult> GetParcel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "parcels/{id}")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient client) =>
        await client.GetInstanceAsync(id, request.HttpContext.RequestAborted) is { } parcel ? Results.Text(parcel.RuntimeStatus.ToString()) : Results.NotFound();

    [Function("Parcel")]
    public static async Task<string> Parcel([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string id = context.GetInput<string>()!;
        await context.CallActivityAsync<string>("Note", $"{id} sent");
        await context.CreateTimer(TimeSpan.FromDays(10), CancellationToken.None);
        return await context.CallActivityAsync<string>("Note", $"{id} kept");
    }

    [Function("Note")]
    public string Note([ActivityTrigger] string what, string instanceId)
    {
        string entry = $"{clock.GetUtcNow():MM-dd} {instanceId}: {what}";
        journal.Add(entry);
        return entry;
    }
}
