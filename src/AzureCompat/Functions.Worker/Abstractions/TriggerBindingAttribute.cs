namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of attributes on the parameter that carries what set the function off.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    public TriggerBindingAttribute()
    {
    }
}
