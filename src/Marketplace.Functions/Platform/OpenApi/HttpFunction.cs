using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>An HTTP function, as its attributes describe it.</summary>
public sealed partial record HttpFunction
{
    /// <summary>The function's name.</summary>
    public required string Name { get; init; }

    /// <summary>The method in capitals.</summary>
    public required string Verb { get; init; }

    /// <summary>The route below <c>/api/</c>.</summary>
    public required string Route { get; init; }

    /// <summary>What runs.</summary>
    public required MethodInfo Method { get; init; }

    /// <summary>Who may call; null when nobody may.</summary>
    public AccessAttribute? Access => Method.GetCustomAttribute<AccessAttribute>();

    /// <summary>What it answers; null when that is not written down, which fails a test.</summary>
    public AnswersAttribute? Answers => Method.GetCustomAttribute<AnswersAttribute>();

    /// <summary>What it takes; null for nothing.</summary>
    public Type? Takes => Method.GetCustomAttribute<TakesAttribute>()?.Body;

    /// <summary>What may stand in its query, without paging.</summary>
    public IEnumerable<QueryAttribute> Query => Method.GetCustomAttributes<QueryAttribute>();

    /// <summary>Names of what varies in its route.</summary>
    public IEnumerable<string> RouteParameters => Parameter().Matches(Route).Select(match => match.Groups[1].Value);

    /// <summary>Whether it answers with a page, or with one among other things.</summary>
    public bool IsPaged => Answers?.Body is { } body && body.GetProperties().Select(member => member.PropertyType).Append(body)
        .Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListPage<>));

    /// <summary>Whether a person calls it to change something.</summary>
    public bool IsCommand => Verb is not "GET" && Access?.Caller is Caller.Member or Caller.Staff;

    /// <summary>Whether it is a command that only an Idempotency-Key makes repeatable.</summary>
    public bool NeedsKey => IsCommand && Verb == "POST";

    /// <summary>Whether it also takes a payment grant.</summary>
    public bool NeedsGrant => Method.IsDefined(typeof(NeedsPaymentGrantAttribute));

    /// <summary>The feature that it belongs to: the folder that it lies in.</summary>
    public string Feature => Method.DeclaringType!.Namespace!.Split('.') is [.., "Platform", _] ? "Service" : Method.DeclaringType.Namespace.Split('.')[^1];

    /// <summary>Every HTTP function of an assembly, by route and method.</summary>
    public static IReadOnlyList<HttpFunction> In(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(Of)
            .OrderBy(function => function.Route, StringComparer.Ordinal)
            .ThenBy(function => function.Verb, StringComparer.Ordinal),
    ];

    private static IEnumerable<HttpFunction> Of(MethodInfo method)
    {
        HttpTriggerAttribute? trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null);
        return method.GetCustomAttribute<FunctionAttribute>() is { } function && trigger is { Methods: { } verbs }
            ? verbs.Select(verb => new HttpFunction { Name = function.Name, Verb = verb.ToUpperInvariant(), Route = trigger.Route ?? function.Name, Method = method })
            : [];
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
