namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline: runs a function, or whatever stands before it.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
