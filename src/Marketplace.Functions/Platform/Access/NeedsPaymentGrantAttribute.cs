namespace Marketplace.Functions.Platform.Access;

/// <summary>
/// Marks a function that moves the caller's money: besides the token it takes a grant, which only the payment password gives
/// (docs/adr/0011). Without one nothing of the request is looked at.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsPaymentGrantAttribute : Attribute;
