namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of attributes on a parameter that is filled from a source other than the trigger.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    public InputBindingAttribute()
    {
    }
}
