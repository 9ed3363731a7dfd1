namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function of the app.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute : Attribute
{
    /// <param name="name">The function's name, unique in the app.</param>
    public FunctionAttribute(string name)
    {
        Name = name;
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }
}
