namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a program that is a function app starts.</summary>
public class FunctionsApplication
{
    /// <summary>A builder with the usual configuration and services of a worker.</summary>
    /// <param name="args">The program's arguments.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
