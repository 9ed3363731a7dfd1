namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of attributes that send a function's result somewhere.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
    public OutputBindingAttribute()
    {
    }
}
