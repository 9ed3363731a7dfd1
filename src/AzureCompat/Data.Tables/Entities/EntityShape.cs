using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>What of an entity class is written and read; found once per class.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();

    private readonly EntityMember[] _read;

    private EntityShape(Type type)
    {
        // The interface comes last and wins, which makes explicit implementations of the keys work.
        Dictionary<string, EntityMember> written = new(StringComparer.Ordinal);
        Dictionary<string, EntityMember> read = new(StringComparer.Ordinal);
        foreach (MemberInfo info in Members(type).Concat(Members(typeof(ITableEntity))))
        {
            EntityMember? member = EntityMember.Create(info);
            if (member is { CanGet: true, Name: not (PropertyNames.ETag or PropertyNames.Timestamp) })
            {
                written[member.Name] = member;
            }

            if (member is { CanSet: true })
            {
                read[member.Name] = member;
            }
        }

        Written = [.. written.Values];
        _read = [.. read.Values];
    }

    /// <summary>The members to write: all but the time and the version, which the service sets.</summary>
    public EntityMember[] Written { get; }

    public static EntityShape Of(Type type) => Shapes.GetOrAdd(type, static type => new EntityShape(type));

    /// <summary>Sets on <paramref name="entity"/> every member that the row has.</summary>
    public void Read(JsonElement row, object entity)
    {
        int next = 0;
        foreach (JsonProperty property in row.EnumerateObject())
        {
            ReadOnlySpan<byte> name = JsonMarshal.GetRawUtf8PropertyName(property);
            if (name.Contains((byte)'\\'))
            {
                name = Encoding.UTF8.GetBytes(property.Name);
            }

            int found = Find(name, next);
            if (found >= 0)
            {
                _read[found].Set(entity, property.Value);
                next = found + 1;
            }
        }
    }

    // Rows of one table list their properties in one order, so the next member is nearly always near.
    private int Find(ReadOnlySpan<byte> name, int start)
    {
        for (int offset = 0; offset < _read.Length; offset++)
        {
            int index = (start + offset) % _read.Length;
            if (name.SequenceEqual(_read[index].ReadName))
            {
                return index;
            }
        }

        return -1;
    }

    private static MemberInfo[] Members(Type type) => type.GetMembers(BindingFlags.Public | BindingFlags.Instance);
}
