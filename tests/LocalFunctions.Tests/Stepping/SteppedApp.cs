using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Stepping;

/// <summary>A function of every trigger that a stepped host runs; each notes that it ran.</summary>
public sealed class SteppedApp(SteppedApp.Journal journal, TimeProvider time)
{
    public sealed class Journal
    {
        public List<string> Entries { get; } = [];
    }

    [Function("ReadOne")]
    public static IResult ReadOne([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request, string id) => Results.Text($"thing {id}");

    [Function("ReadNewest")]
    public static IResult ReadNewest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/newest")] HttpRequest request) => Results.Text("newest");

    [Function("Breaks")]
    public static IResult Breaks([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "breaks")] HttpRequest request) => throw new InvalidOperationException("secret");

    [Function("Take")]
    public async Task TakeAsync([QueueTrigger("%queue%")] string text, [DurableClient] DurableTaskClient client)
    {
        journal.Entries.Add($"took {text}");
        if (text == "bad")
        {
            throw new InvalidOperationException("It is bad.");
        }

        await client.ScheduleNewOrchestrationInstanceAsync("Order", text, new StartOrchestrationOptions(text));
    }

    [Function("Hourly")]
    public void Hourly([TimerTrigger("0 0 * * * *")] TimerInfo timer) => journal.Entries.Add($"{time.GetUtcNow():HH:mm} hourly, late: {timer.IsPastDue}");

    [Function("Order")]
    public static async Task<string> OrderAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CallActivityAsync<string>("Note", context.GetInput<string>());

    [Function("Note")]
    public string Note([ActivityTrigger] string what)
    {
        journal.Entries.Add($"noted {what}");
        return $"{what}!";
    }
}
