namespace Marketplace.Infra.Tests.Support;

/// <summary>A test that takes the Bicep CLI, and network for the modules; without the CLI it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepCliFactAttribute : FactAttribute
{
    public BicepCliFactAttribute()
    {
        if (Command.Find("bicep") is null)
        {
            Skip = "The Bicep CLI is not on the path: infra/ was read by the grammar only, not compiled.";
        }
    }
}
