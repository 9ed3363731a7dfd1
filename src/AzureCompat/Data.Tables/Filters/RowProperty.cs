using System.Linq.Expressions;
using System.Reflection;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Filters;

/// <summary>The ways to name a row's property in a predicate.</summary>
internal static class RowProperty
{
    private static readonly HashSet<string> Getters =
    [
        nameof(TableEntity.GetBinary), nameof(TableEntity.GetBoolean), nameof(TableEntity.GetDateTime), nameof(TableEntity.GetDouble),
        nameof(TableEntity.GetGuid), nameof(TableEntity.GetInt32), nameof(TableEntity.GetInt64), nameof(TableEntity.GetString), "get_Item",
    ];

    /// <summary>Whether the call reads a property of a dictionary-like row by a name known here.</summary>
    public static bool IsRead(MethodCallExpression call) =>
        Getters.Contains(call.Method.Name)
        && (call.Method.DeclaringType == typeof(TableEntity) || call.Method.DeclaringType == typeof(IDictionary<string, object>))
        && call.Arguments is [ConstantExpression];

    public static string NameOf(MethodCallExpression call) => (string)((ConstantExpression)call.Arguments[0]).Value!;

    public static string NameOf(MemberInfo member) =>
        member.DeclaringType == typeof(TableItem) && member.Name == nameof(TableItem.Name)
            ? "TableName"
            : EntityMember.NameOf(member);
}
