using System.Collections.Concurrent;
using System.Reflection;
using LocalFunctions.Binding;
using LocalFunctions.Functions;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Invocation;

/// <summary>A function's method, ready to be called with bound parameters.</summary>
internal sealed class FunctionBody
{
    // Compiled code, the same for every host of this process: simulations start hosts by the thousand.
    private static readonly ConcurrentDictionary<Type, ObjectFactory> _factories = new();
    private static readonly ConcurrentDictionary<MethodInfo, MethodInvoker> _methods = new();

    private readonly MethodInvoker _method;
    private readonly ObjectFactory? _factory;
    private readonly IReadOnlyList<BindParameter> _parameters;
    private readonly PropertyInfo? _taskResult;

    public FunctionBody(LocalFunction function, IReadOnlyList<BindParameter> parameters)
    {
        MethodInfo method = function.Method;
        _method = _methods.GetOrAdd(method, MethodInvoker.Create);
        _factory = method.IsStatic ? null : _factories.GetOrAdd(method.DeclaringType!, type => ActivatorUtilities.CreateFactory(type, Type.EmptyTypes));
        _parameters = parameters;
        _taskResult = TaskResult(function);
    }

    public async Task<object?> RunAsync(LocalFunctionContext context)
    {
        // A new instance for every run; like the worker, this host disposes what its scope made, not the instance.
        object? instance = _factory?.Invoke(context.InstanceServices, null);
        object? returned = _method.Invoke(instance, Bind(context));
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return _taskResult?.GetValue(task);
    }

    private static PropertyInfo? TaskResult(LocalFunction function)
    {
        Type returns = function.Method.ReturnType;
        if (returns == typeof(ValueTask) || (returns.IsGenericType && returns.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            throw new InvalidOperationException($"Function '{function.Name}' returns a ValueTask; the Functions worker awaits a Task only.");
        }

        return returns.IsGenericType && returns.GetGenericTypeDefinition() == typeof(Task<>) ? returns.GetProperty(nameof(Task<>.Result)) : null;
    }

    private Span<object?> Bind(LocalFunctionContext context)
    {
        object?[] values = new object?[_parameters.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _parameters[i](context);
        }

        return values;
    }
}
