using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function of the app, as the host knows it.</summary>
public abstract class FunctionDefinition
{
    /// <summary>The method's parameters, in order.</summary>
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>The file of the assembly that holds the method.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>The method: full name of its type, a dot, its name.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>The host's id of the function.</summary>
    public abstract string Id { get; }

    /// <summary>The function's name in the app.</summary>
    public abstract string Name { get; }

    /// <summary>Trigger and input bindings, by name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>Output bindings, by name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
