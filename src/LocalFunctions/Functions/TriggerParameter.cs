using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalFunctions.Functions;

/// <summary>The one parameter of a function that carries its trigger.</summary>
internal sealed record TriggerParameter(ParameterInfo Parameter, TriggerBindingAttribute Attribute, string Type)
{
    private static readonly string[] Hosted =
        [BindingType.Http, BindingType.Queue, BindingType.Timer, BindingType.EventGrid, BindingType.Orchestration, BindingType.Activity];

    public static TriggerParameter Of(MethodInfo method, string functionName)
    {
        List<TriggerParameter> triggers =
        [
            .. from parameter in method.GetParameters()
               let attribute = parameter.GetCustomAttribute<TriggerBindingAttribute>()
               where attribute is not null
               select new TriggerParameter(parameter, attribute, BindingType.Of(attribute)),
        ];
        if (triggers.Count != 1)
        {
            throw new InvalidOperationException($"Function '{functionName}' needs exactly one trigger, and has {triggers.Count}.");
        }

        return Hosted.Contains(triggers[0].Type, StringComparer.Ordinal)
            ? triggers[0]
            : throw new InvalidOperationException($"Function '{functionName}': this host does not run a '{triggers[0].Type}'.");
    }
}
