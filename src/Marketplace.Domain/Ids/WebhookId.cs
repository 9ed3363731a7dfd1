using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A member's webhook.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<WebhookId>))]
public readonly record struct WebhookId : ITypedId<WebhookId>
{
    private WebhookId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "whk";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static WebhookId From(string value) => new(value);

    /// <summary>The webhook that this Idempotency-Key asked for.</summary>
    public static WebhookId For(MemberId owner, string idempotencyKey) => new(IdText.Derive(Prefix, owner.Value, idempotencyKey));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
