using System.Reflection;
using LocalFunctions.Functions;
using LocalFunctions.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Binding;

/// <summary>Decides at start how each parameter of a function gets its value, and refuses what this host cannot bind.</summary>
internal sealed class ParameterBinders(TriggerBinders triggers)
{
    private const string DurableClient = "durableClient";

    public IReadOnlyList<BindParameter> For(LocalFunction function) =>
        [.. function.Method.GetParameters().Select(parameter => For(function, parameter))];

    private BindParameter For(LocalFunction function, ParameterInfo parameter)
    {
        // By its place: two hosts that look at a method for the first time at once get different objects for one parameter.
        if (parameter.Position == function.Trigger.Parameter.Position)
        {
            return triggers.For(function) ?? throw Unsupported(function, parameter, $"a {function.Trigger.Type} does not give this type");
        }

        if (parameter.GetCustomAttribute<BindingAttribute>() is { } attribute)
        {
            return BindingType.Of(attribute) == DurableClient && parameter.ParameterType == typeof(DurableTaskClient)
                ? context => context.InstanceServices.GetRequiredService<DurableTaskClient>()
                : throw Unsupported(function, parameter, $"the binding {BindingType.Of(attribute)} is not hosted here");
        }

        return Ambient(parameter.ParameterType) ?? FromBindingData(function, parameter);
    }

    private static BindParameter? Ambient(Type type) =>
        type == typeof(FunctionContext) ? context => context
        : type == typeof(CancellationToken) ? context => context.CancellationToken
        : null;

    private static BindParameter FromBindingData(LocalFunction function, ParameterInfo parameter)
    {
        if (!SimpleValue.CanBe(parameter.ParameterType))
        {
            throw Unsupported(function, parameter, "no binding gives it, and the trigger's data are simple values only");
        }

        if (!BindingDataNames.Of(function).Contains(parameter.Name!, StringComparer.OrdinalIgnoreCase))
        {
            throw Unsupported(function, parameter, "neither the route nor the trigger's data have this name");
        }

        return context => SimpleValue.From(Find(context, parameter.Name!), parameter);
    }

    private static object? Find(LocalFunctionContext context, string name) =>
        context.BindingContext.BindingData.FirstOrDefault(item => string.Equals(item.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static InvalidOperationException Unsupported(LocalFunction function, ParameterInfo parameter, string why) =>
        new($"Function '{function.Name}': parameter '{parameter.Name}' of type {parameter.ParameterType} cannot be bound: {why}.");
}
