using System.Reflection;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>A property of a class, reached through delegates instead of reflection.</summary>
internal sealed class DelegateMember<TOwner, TValue>(PropertyInfo property) : EntityMember(property)
    where TOwner : class
{
    private readonly Func<TOwner, TValue?>? _get =
        property.GetMethod is { IsPublic: true } get ? get.CreateDelegate<Func<TOwner, TValue?>>() : null;

    private readonly Action<TOwner, TValue?>? _set =
        property.SetMethod is { IsPublic: true } set ? set.CreateDelegate<Action<TOwner, TValue?>>() : null;

    private readonly Func<JsonElement, TValue?> _read = ValueReader.For<TValue>();

    public override bool CanGet => _get is not null;

    public override bool CanSet => _set is not null;

    public override object? Get(object entity) => _get!((TOwner)entity);

    public override void Set(object entity, JsonElement value) =>
        _set!((TOwner)entity, value.ValueKind == JsonValueKind.Null ? default : _read(value));
}
