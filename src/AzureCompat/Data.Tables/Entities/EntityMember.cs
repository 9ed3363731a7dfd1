using System.Reflection;
using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>One property (or public field) of an entity class.</summary>
internal abstract class EntityMember(MemberInfo member)
{
    /// <summary>The property's name in the table.</summary>
    public string Name { get; } = NameOf(member);

    public string TypeName => field ??= Name + PropertyNames.TypeSuffix;

    /// <summary>The name under which the service returns it.</summary>
    public byte[] ReadName => field ??= Encoding.UTF8.GetBytes(Name == PropertyNames.ETag ? PropertyNames.ETagOnWire : Name);

    public abstract bool CanGet { get; }

    public abstract bool CanSet { get; }

    public abstract object? Get(object entity);

    public abstract void Set(object entity, JsonElement value);

    public static EntityMember? Create(MemberInfo member) => member switch
    {
        _ when member.IsDefined(typeof(IgnoreDataMemberAttribute)) => null,
        PropertyInfo property when property.GetIndexParameters().Length > 0 => null,
        PropertyInfo { DeclaringType.IsValueType: false } property => OfProperty(property),
        PropertyInfo property => OfSlowProperty(property),
        FieldInfo field => OfField(field),
        _ => null,
    };

    public static string NameOf(MemberInfo member) =>
        member.GetCustomAttribute<DataMemberAttribute>() is { Name: { } name } ? name : member.Name;

    private static EntityMember OfProperty(PropertyInfo property) => New(
        typeof(DelegateMember<,>).MakeGenericType(property.DeclaringType!, property.PropertyType), property);

    private static EntityMember OfSlowProperty(PropertyInfo property) => New(
        typeof(ReflectedMember<>).MakeGenericType(property.PropertyType), property);

    private static EntityMember OfField(FieldInfo field) => New(typeof(ReflectedMember<>).MakeGenericType(field.FieldType), field);

    private static EntityMember New(Type type, MemberInfo member) => (EntityMember)Activator.CreateInstance(type, member)!;
}
