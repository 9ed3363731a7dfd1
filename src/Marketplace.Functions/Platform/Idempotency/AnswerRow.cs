using Azure.Data.Tables;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Idempotency;

/// <summary>The answer to a command, kept beside what the command changed.</summary>
public static class AnswerRow
{
    private const string Body = "Body";

    /// <summary>The row to insert in the same transaction as the effect.</summary>
    public static TableEntity Create(string partitionKey, IdempotencyKey key, Answer answer)
    {
        TableEntity row = new(partitionKey, key.RowKey)
        {
            ["RequestHash"] = key.RequestHash,
            ["Status"] = answer.Status,
            ["Tag"] = answer.ETag,
            ["Location"] = answer.Location,
        };
        LongText.Write(row, Body, answer.Body);
        return row;
    }

    /// <summary>Does what may be done twice, and keeps its answer: of the same request at once, whoever wrote it down first has it.</summary>
    public static async Task<Answer> OnceAsync(TableClient table, string partitionKey, IdempotencyKey key, Func<Task<Answer>> answerAsync, CancellationToken cancellationToken)
    {
        if (await ReplayAsync(table, partitionKey, key, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        Answer answer = await answerAsync();
        return await table.TryWriteAsync(Create(partitionKey, key, answer), null, cancellationToken) ? answer : (await ReplayAsync(table, partitionKey, key, cancellationToken))!;
    }

    /// <summary>What a repeated key is answered; null when the key is new to this partition.</summary>
    public static async Task<Answer?> ReplayAsync(TableClient table, string partitionKey, IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (await table.FindAsync(partitionKey, key.RowKey, cancellationToken) is not { } row)
        {
            return null;
        }

        return row.GetString("RequestHash") == key.RequestHash
            ? new Answer(row.GetInt32("Status")!.Value, LongText.Read(row, Body)) { ETag = row.GetString("Tag"), Location = row.GetString("Location"), Replayed = true }
            : Problem.Answer(StatusCodes.Status422UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key was used for another request.");
    }
}
