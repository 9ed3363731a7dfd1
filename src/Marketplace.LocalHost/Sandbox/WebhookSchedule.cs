using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>
/// Delivers webhooks when they are due on the market's clock, and again with growing pauses until the merchant takes them or five
/// tries are over. What is due lies in the provider's books, so a restart takes up where the last run stopped.
/// </summary>
internal sealed class WebhookSchedule(SandboxBooks books, WebhookSender sender, TimeProvider clock, ILogger<WebhookSchedule> logger) : IAsyncDisposable
{
    private const string PaymentsPath = "/api/webhooks/payments/sandbox";
    private const string PayoutsPath = "/api/webhooks/payouts/sandbox";

    private static readonly TimeSpan[] _pauses =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)];

    private readonly ConcurrentDictionary<(string PaymentId, string Name), ITimer> _timers = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>How often a webhook is tried.</summary>
    public static int TriesMax => _pauses.Length + 1;

    /// <summary>Takes up what an earlier run left.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken = default)
    {
        await foreach (TableEntity row in books.Rows.QueryAsync<TableEntity>("Kind eq 'webhook' and IsDone eq false", cancellationToken: cancellationToken))
        {
            Arm(SandboxRows.Webhook(row));
        }
    }

    /// <summary>Takes new webhooks; those that are due now have been tried once when this returns.</summary>
    public async Task AddAsync(IEnumerable<SandboxWebhook> webhooks)
    {
        foreach (SandboxWebhook webhook in webhooks)
        {
            if (webhook.DueUtc <= clock.GetUtcNow())
            {
                await DeliverAsync(webhook);
            }
            else
            {
                Arm(webhook);
            }
        }
    }

    /// <summary>Completes when every delivery that has begun is over.</summary>
    public Task DrainAsync() => Task.WhenAll(_running.Keys);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (ITimer timer in _timers.Values)
        {
            await timer.DisposeAsync();
        }

        await DrainAsync();
        _stopping.Dispose();
    }

    private void Arm(SandboxWebhook webhook)
    {
        TimeSpan wait = webhook.DueUtc - clock.GetUtcNow();
        ITimer timer = clock.CreateTimer(_ => Start(webhook), null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        if (_timers.TryRemove((webhook.PaymentId, webhook.Name), out ITimer? former))
        {
            former.Dispose();
        }

        _timers[(webhook.PaymentId, webhook.Name)] = timer;
    }

    private void Start(SandboxWebhook webhook)
    {
        Task delivery = DeliverAsync(webhook);
        _running.TryAdd(delivery, true);
        delivery.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
    }

    private async Task DeliverAsync(SandboxWebhook webhook)
    {
        try
        {
            string? refusal = await sender.TrySendAsync(PathOf(webhook), webhook.Body, _stopping.Token);
            await RecordAsync(webhook with { Tries = webhook.Tries + 1 }, refusal);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Still due in the books; the next run takes it up.
        }
    }

    private static string PathOf(SandboxWebhook webhook) => webhook.PaymentId.StartsWith("pyo_", StringComparison.Ordinal) ? PayoutsPath : PaymentsPath;

    private async Task RecordAsync(SandboxWebhook tried, string? refusal)
    {
        bool isOver = refusal is null || tried.Tries >= TriesMax;
        SandboxWebhook next = isOver ? tried with { IsDone = true } : tried with { DueUtc = clock.GetUtcNow() + _pauses[tried.Tries - 1] };
        await books.Rows.UpsertEntityAsync(SandboxRows.Row(next), TableUpdateMode.Replace);
        if (refusal is not null)
        {
            logger.LogWarning("Webhook {Name} of {PaymentId}: try {Try} of {TriesMax} failed: {Refusal}", next.Name, next.PaymentId, next.Tries, TriesMax, refusal);
        }

        if (!isOver)
        {
            Arm(next);
        }
    }
}
