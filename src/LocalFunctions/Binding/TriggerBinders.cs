using System.Text.Json;
using Azure.Messaging;
using Azure.Storage.Queues.Models;
using LocalFunctions.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Binding;

/// <summary>How each kind of trigger fills its parameter; null when it cannot.</summary>
internal sealed class TriggerBinders(IOptions<JsonSerializerOptions> json)
{
    public BindParameter? For(LocalFunction function)
    {
        Type type = function.Trigger.Parameter.ParameterType;
        return function.Trigger.Type switch
        {
            BindingType.Http => type == typeof(HttpRequest) ? context => context.GetHttpContext()!.Request : null,
            BindingType.Queue => ForQueue(type),
            BindingType.EventGrid => ForEvent(type),
            BindingType.Timer => type == typeof(TimerInfo) ? context => context.Trigger.Value : null,
            BindingType.Orchestration => type == typeof(TaskOrchestrationContext) ? context => context.Trigger.Value : null,
            BindingType.Activity => type == typeof(FunctionContext) ? context => context : context => FromJson((string?)context.Trigger.Value, type),
            _ => null,
        };
    }

    private BindParameter ForQueue(Type type) =>
        type == typeof(QueueMessage) ? context => context.Trigger.Value
        : type == typeof(BinaryData) ? context => Body(context.Trigger.Value)
        : type == typeof(byte[]) ? context => Body(context.Trigger.Value).ToArray()
        : type == typeof(string) ? context => Body(context.Trigger.Value).ToString()
        : context => JsonSerializer.Deserialize(Body(context.Trigger.Value), type, json.Value);

    // Single events only: a function that takes batches gets an array, which none is here.
    private static BindParameter? ForEvent(Type type) =>
        type == typeof(CloudEvent) ? context => CloudEvent.Parse(BinaryData.FromString((string)context.Trigger.Value!))
        : type == typeof(string) ? context => context.Trigger.Value
        : type == typeof(BinaryData) ? context => BinaryData.FromString((string)context.Trigger.Value!)
        : null;

    private static BinaryData Body(object? message) => ((QueueMessage)message!).Body;

    private object? FromJson(string? input, Type type) => input is null ? DefaultOf(type) : JsonSerializer.Deserialize(input, type, json.Value);

    private static object? DefaultOf(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
