using LocalFunctions.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Tests.Hosting;

/// <summary>What cannot run is told when the host starts, by name.</summary>
public sealed class StartErrorTests
{
    [Theory]
    [InlineData(typeof(UnknownParameter), "'UnknownParameter': parameter 'id'")]
    [InlineData(typeof(ComplexParameter), "'ComplexParameter': parameter 'body'")]
    [InlineData(typeof(WrongTriggerType), "'WrongTriggerType': parameter 'text'")]
    [InlineData(typeof(TwoTriggers), "'TwoTriggers' needs exactly one trigger, and has 2")]
    [InlineData(typeof(NoTrigger), "'NoTrigger' needs exactly one trigger, and has 0")]
    [InlineData(typeof(SameName), "Two functions are named 'same'")]
    [InlineData(typeof(NeverOccurs), "'NeverOccurs': '0 0 0 31 2 *' never occurs")]
    [InlineData(typeof(MissingSetting), "'missing-schedule', which is not set")]
    [InlineData(typeof(NoConnection), "set AzureWebJobsStorage to a connection string")]
    public async Task Start_NamesWhatIsWrong(Type functions, string message)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using TestHost host = await TestHost.StartAsync(new TestHostSettings(functions));
        });

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"extensions":{"queues":{"batchSize":33}}}""")]
    [InlineData("""{"extensions":{"queues":{"maxDequeueCount":0}}}""")]
    [InlineData("""{"extensions":{"queues":{"messageEncoding":"rot13"}}}""")]
    public async Task HostJson_ThatCannotBeUsed_IsNamed(string json)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using TestHost host = await TestHost.StartAsync(new TestHostSettings { HostJson = json });
        });

        Assert.Contains("host.json cannot be used", error.Message, StringComparison.Ordinal);
    }

    public static class UnknownParameter
    {
        [Function("UnknownParameter")]
        public static void Run([HttpTrigger("get", Route = "x/{other}")] HttpRequest request, string id) => _ = (request, id);
    }

    public static class ComplexParameter
    {
        [Function("ComplexParameter")]
        public static void Run([HttpTrigger("get", Route = "x/{body}")] HttpRequest request, Uri body) => _ = (request, body);
    }

    public static class WrongTriggerType
    {
        [Function("WrongTriggerType")]
        public static void Run([HttpTrigger("get")] string text) => _ = text;
    }

    public static class TwoTriggers
    {
        [Function("TwoTriggers")]
        public static void Run([HttpTrigger("get")] HttpRequest request, [TimerTrigger("* * * * * *")] TimerInfo timer) => _ = (request, timer);
    }

    public static class NoTrigger
    {
        [Function("NoTrigger")]
        public static void Run(CancellationToken token) => _ = token;
    }

    public static class SameName
    {
        [Function("Same")]
        public static void One([TimerTrigger("* * * * * *")] TimerInfo timer) => _ = timer;

        [Function("same")]
        public static void Two([TimerTrigger("* * * * * *")] TimerInfo timer) => _ = timer;
    }

    public static class NeverOccurs
    {
        [Function("NeverOccurs")]
        public static void Run([TimerTrigger("0 0 0 31 2 *")] TimerInfo timer) => _ = timer;
    }

    public static class MissingSetting
    {
        [Function("MissingSetting")]
        public static void Run([TimerTrigger("%missing-schedule%")] TimerInfo timer) => _ = timer;
    }

    public static class NoConnection
    {
        [Function("NoConnection")]
        public static void Run([QueueTrigger("queue")] string message) => _ = message;
    }
}
