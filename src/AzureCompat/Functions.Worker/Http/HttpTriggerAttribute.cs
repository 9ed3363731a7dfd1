using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Sets a function off by an HTTP request.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method; a function key is asked for.</summary>
    public HttpTriggerAttribute()
    {
        AuthLevel = AuthorizationLevel.Function;
    }

    /// <summary>These methods, for anybody.</summary>
    public HttpTriggerAttribute(params string[] methods)
    {
        Methods = methods;
    }

    /// <summary>Any method, at an authorization level.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
    {
        AuthLevel = authLevel;
    }

    /// <summary>These methods, at an authorization level.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route below the route prefix, in ASP.NET Core's syntax; null for the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The methods; null for any.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>The key that the host asks for.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}
