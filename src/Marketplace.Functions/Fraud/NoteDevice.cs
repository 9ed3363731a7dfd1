using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Fraud;

/// <summary>A device that the caller uses.</summary>
/// <param name="Fingerprint">What the client knows it by, 16 to 200 characters; kept as a keyed hash only.</param>
public sealed record NoteDeviceRequest(string Fingerprint)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(NoteDeviceRequest);
}

/// <summary>That a device is remembered.</summary>
/// <param name="UntilUtc">Until when, unless it is noted again.</param>
public sealed record DeviceResponse(DateTimeOffset UntilUtc);

/// <summary>Something by which accounts of one person are known.</summary>
/// <param name="Kind">bank or device.</param>
/// <param name="UntilUtc">Until when it is remembered; absent for as long as the account is there.</param>
public sealed record TraceResponse(string Kind, DateTimeOffset? UntilUtc);

/// <summary>POST /api/members/me/devices: a client may say which device it runs on, so that trades between two accounts on one do not count.</summary>
public sealed class NoteDevice(SharedTraces traces, MemberSecrets secrets)
{
    private const int LengthMin = 16;
    private const int LengthMax = 200;

    /// <summary>200; 422 VALIDATION_FAILED.</summary>
    [Function(nameof(NoteDevice)), Access(Caller.Member)]
    [Takes(typeof(NoteDeviceRequest))]
    [Answers(typeof(DeviceResponse), "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/devices")] HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoteDeviceRequest>> read = await KeyedRequest.ReadAsync<NoteDeviceRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<NoteDeviceRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        FieldErrors errors = new();
        errors.RequireText(asked.Body.Fingerprint, "fingerprint", LengthMin, LengthMax);
        return errors.ToRejection() is { } invalid
            ? Problem.Of(invalid)
            : await traces.NoteDeviceAsync(asked.Caller.Id, asked.Body.Fingerprint, secrets.Guard(asked.Key), until => Answer.Ok(new DeviceResponse(until)), cancellationToken);
    }
}

/// <summary>What is remembered to tell accounts of one person: it goes when the member leaves.</summary>
public sealed class TraceData(SharedTraces traces) : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyList<ExportPart> Parts =>
        [new("traces", async (member, _, _, cancellationToken) => new ListPage<object>([.. await traces.ListAsync(member, cancellationToken)], null))];

    /// <inheritdoc/>
    public Task EraseAsync(MemberId member, CancellationToken cancellationToken) => traces.ForgetAsync(member, cancellationToken);
}
