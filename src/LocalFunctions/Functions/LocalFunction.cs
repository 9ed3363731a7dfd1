using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalFunctions.Functions;

/// <summary>A function that was found in the app: its method, its trigger, and what middleware reads of it.</summary>
internal sealed class LocalFunction : FunctionDefinition
{
    public LocalFunction(MethodInfo method, string name)
    {
        Method = method;
        Name = name;
        PathToAssembly = method.DeclaringType!.Assembly.Location;
        EntryPoint = $"{method.DeclaringType.FullName}.{method.Name}";
        Id = FunctionId.Of(name, EntryPoint);
        Trigger = TriggerParameter.Of(method, name);
        Parameters = [.. method.GetParameters().Select(ParameterOf)];
        InputBindings = BindingsOf(method).ToImmutableDictionary(binding => binding.Name);
    }

    public MethodInfo Method { get; }

    public TriggerParameter Trigger { get; }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override string Id { get; }

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    private static IEnumerable<BindingMetadata> BindingsOf(MethodInfo method) =>
        from parameter in method.GetParameters()
        let attribute = parameter.GetCustomAttribute<BindingAttribute>()
        where attribute is TriggerBindingAttribute or InputBindingAttribute
        select new InputBinding(parameter.Name!, BindingType.Of(attribute));

    private static FunctionParameter ParameterOf(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<BindingAttribute>() is { } attribute
            ? new(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.DefaultValue, PropertiesOf(attribute))
            : new(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.DefaultValue);

    // The key under which the real worker keeps it too.
    private static ImmutableDictionary<string, object> PropertiesOf(BindingAttribute attribute) =>
        ImmutableDictionary<string, object>.Empty.Add("bindingAttribute", attribute);
}
