using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Functions;

/// <summary>A trigger or input binding of a function.</summary>
internal sealed class InputBinding(string name, string type) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => BindingDirection.In;
}
