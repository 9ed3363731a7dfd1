namespace Marketplace.Functions.Platform.Access;

/// <summary>Who may call a function at all. What one may do with a resource is decided by one's relation to it.</summary>
public enum Caller
{
    /// <summary>Anyone.</summary>
    Anyone,

    /// <summary>Anyone; a member that is signed in sees one's own as well.</summary>
    AnyoneOrMember,

    /// <summary>A person who is signed in.</summary>
    Member,

    /// <summary>A person who is signed in and has one of the roles named.</summary>
    Staff,

    /// <summary>A machine that signs its requests; the function verifies the signature.</summary>
    SignedWebhook,
}

/// <summary>Opens an HTTP function to callers. A function without this attribute is closed to everyone.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AccessAttribute(Caller caller, params string[] roles) : Attribute
{
    /// <summary>Who may call.</summary>
    public Caller Caller { get; } = caller;

    /// <summary>For <see cref="Caller.Staff"/>: the app roles of which one is needed.</summary>
    public IReadOnlyList<string> Roles { get; } = roles;
}

/// <summary>The app roles that the directory assigns.</summary>
public static class StaffRoles
{
    /// <summary>Runs the market.</summary>
    public const string Operator = "Operator";

    /// <summary>Rules on disputes.</summary>
    public const string Arbiter = "Arbiter";

    /// <summary>Looks after the books.</summary>
    public const string Finance = "Finance";
}
