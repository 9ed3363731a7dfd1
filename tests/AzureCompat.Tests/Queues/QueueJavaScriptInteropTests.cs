using System.Diagnostics;
using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace AzureCompat.Tests.Queues;

/// <summary>The official JavaScript client reads what this client sends, and the reverse.</summary>
[Collection(QueueAzuriteGroup.Name)]
public sealed class QueueJavaScriptInteropTests(QueueAzuriteFixture azurite)
{
    private const string Text = "{\"note\":\"<拍卖> & \\\"quotes\\\" 🧧\"}";

    [Theory]
    [InlineData(QueueMessageEncoding.None)]
    [InlineData(QueueMessageEncoding.Base64)]
    public async Task JavaScript_ReceivesAndDeletesWhatWasSent(QueueMessageEncoding encoding)
    {
        QueueClient queue = await azurite.CreateQueueAsync(new() { MessageEncoding = encoding });
        await queue.SendMessageAsync(Text);

        string received = await NodeAsync("receive", queue.Name);

        Assert.Equal(encoding == QueueMessageEncoding.Base64 ? Encode(Text) : Text, Decode(received.Trim()));
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Theory]
    [InlineData(QueueMessageEncoding.None)]
    [InlineData(QueueMessageEncoding.Base64)]
    public async Task Client_ReceivesWhatJavaScriptSent(QueueMessageEncoding encoding)
    {
        QueueClient queue = await azurite.CreateQueueAsync(new() { MessageEncoding = encoding });
        await NodeAsync("send", queue.Name, Encode(encoding == QueueMessageEncoding.Base64 ? Encode(Text) : Text));

        QueueMessage? received = await queue.ReceiveMessageAsync();

        Assert.Equal(Text, received!.Body.ToString());
        Assert.Equal(received.InsertedOn!.Value.AddHours(1), received.ExpiresOn);
    }

    private async Task<string> NodeAsync(string command, params string[] arguments)
    {
        ProcessStartInfo start = new("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all = [Find("tests/AzureCompat.Tests/js/queue-interop.mjs"), Find("eng/node_modules"), command, azurite.ConnectionString, .. arguments];
        Array.ForEach(all, start.ArgumentList.Add);
        using Process node = Process.Start(start)!;
        Task<string> errors = node.StandardError.ReadToEndAsync();
        string output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return output;
    }

    private static string Find(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !Path.Exists(Path.Combine(folder.FullName, path)))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new FileNotFoundException(path), path);
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
