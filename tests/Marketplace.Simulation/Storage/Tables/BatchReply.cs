using System.Globalization;
using System.Text;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>Writes the answer to a transaction: 202 with one part for each operation, or with the one that failed.</summary>
internal static class BatchReply
{
    private const string Batch = "batchresponse_1";
    private const string ChangeSet = "changesetresponse_1";

    public static ServiceReply Of(IReadOnlyList<ServiceReply> replies)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"--{Batch}\r\nContent-Type: multipart/mixed; boundary={ChangeSet}\r\n\r\n");
        foreach (ServiceReply reply in replies)
        {
            text.Append(CultureInfo.InvariantCulture, $"--{ChangeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {(reply.Status < 300 ? "No Content" : "Refused")}\r\n");
            foreach ((string name, string value) in reply.Headers)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }

            text.Append("\r\n").Append(Encoding.UTF8.GetString(reply.Body.Span)).Append("\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"--{ChangeSet}--\r\n--{Batch}--\r\n");
        return new ServiceReply(202) { Outcome = replies[0].Outcome }.WithText($"multipart/mixed; boundary={Batch}", text.ToString());
    }
}
