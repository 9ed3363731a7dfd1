using System.Reflection;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>A public field, or a property of a struct: rare, so plain reflection does.</summary>
internal sealed class ReflectedMember<TValue>(MemberInfo member) : EntityMember(member)
{
    private readonly MemberInfo _member = member;
    private readonly Func<JsonElement, TValue?> _read = ValueReader.For<TValue>();

    public override bool CanGet => _member is FieldInfo or PropertyInfo { GetMethod.IsPublic: true };

    public override bool CanSet => _member is FieldInfo { IsInitOnly: false } or PropertyInfo { SetMethod.IsPublic: true };

    public override object? Get(object entity) =>
        _member is FieldInfo field ? field.GetValue(entity) : ((PropertyInfo)_member).GetValue(entity);

    public override void Set(object entity, JsonElement value)
    {
        object? read = value.ValueKind == JsonValueKind.Null ? default : _read(value);
        if (_member is FieldInfo field)
        {
            field.SetValue(entity, read);
        }
        else
        {
            ((PropertyInfo)_member).SetValue(entity, read);
        }
    }
}
