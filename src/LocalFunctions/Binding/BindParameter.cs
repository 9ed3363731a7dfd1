using LocalFunctions.Invocation;

namespace LocalFunctions.Binding;

/// <summary>Finds the value of one parameter for a run.</summary>
internal delegate object? BindParameter(LocalFunctionContext context);
