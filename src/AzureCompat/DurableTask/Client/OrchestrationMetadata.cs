using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Microsoft.DurableTask.Client;

/// <summary>What is known of an instance at one moment.</summary>
public sealed class OrchestrationMetadata
{
    private const int PayloadShownCharsMax = 50;

    public OrchestrationMetadata(string name, string instanceId)
    {
        Name = name;
        InstanceId = instanceId;
    }

    public string Name { get; }

    public string InstanceId { get; }

    /// <summary>Set only when inputs and outputs were asked for.</summary>
    public DataConverter? DataConverter { get; init; }

    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUpdatedAt { get; init; }

    public string? SerializedInput { get; init; }

    public string? SerializedOutput { get; init; }

    public string? SerializedCustomStatus { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary.Create<string, string>();

    public TaskFailureDetails? FailureDetails { get; init; }

    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    [MemberNotNullWhen(true, nameof(DataConverter))]
    private bool RequestedInputsAndOutputs => DataConverter is not null;

    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput, nameof(ReadInputAs));

    /// <inheritdoc cref="ReadInputAs{T}"/>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput, nameof(ReadOutputAs));

    /// <inheritdoc cref="ReadInputAs{T}"/>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus, nameof(ReadCustomStatusAs));

    public override string ToString()
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus}, CreatedAt: {CreatedAt:s}, LastUpdatedAt: {LastUpdatedAt:s}");
        text += SerializedInput is null ? "" : $", Input: '{Trim(SerializedInput)}'";
        text += SerializedOutput is null ? "" : $", Output: '{Trim(SerializedOutput)}'";
        text += FailureDetails is null ? "" : $", FailureDetails: '{FailureDetails.ErrorType} - {Trim(FailureDetails.ErrorMessage)}'";
        return text + "]";
    }

    private T? Read<T>(string? data, string method) => RequestedInputsAndOutputs
        ? DataConverter.Deserialize<T>(data)
        : throw new InvalidOperationException($"{method} needs metadata that was fetched with inputs and outputs.");

    private static string Trim(string payload)
        => payload.Length > PayloadShownCharsMax ? payload[..PayloadShownCharsMax] + "..." : payload;
}
