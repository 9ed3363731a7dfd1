using System.Linq.Expressions;
using System.Reflection;
using System.Text;

namespace Azure.Data.Tables.Filters;

/// <summary>Writes a normalized predicate as OData text, every operand that is an operation in parentheses.</summary>
internal sealed class FilterWriter : ExpressionVisitor
{
    private readonly StringBuilder _text = new();

    /// <exception cref="NotSupportedException">The table service has no words for a part of it.</exception>
    /// <exception cref="InvalidOperationException">A value's type has no literal.</exception>
    public static string Write(Expression predicate)
    {
        FilterWriter writer = new();
        writer.Visit(predicate);
        return writer._text.ToString();
    }

    public override Expression? Visit(Expression? node) => node switch
    {
        null or ParameterExpression or ConstantExpression or MemberExpression or BinaryExpression => base.Visit(node),
        UnaryExpression or MethodCallExpression => base.Visit(node),
        _ => throw Untranslatable(node),
    };

    protected override Expression VisitBinary(BinaryExpression node)
    {
        Operand(node.Left);
        _text.Append(' ').Append(OperatorOf(node)).Append(' ');
        Operand(node.Right);
        return node;
    }

    protected override Expression VisitUnary(UnaryExpression node)
    {
        switch (node.NodeType)
        {
            case ExpressionType.Not:
                _text.Append("not ");
                Operand(node.Operand);
                break;
            case ExpressionType.Negate or ExpressionType.NegateChecked:
                _text.Append(" -");
                Operand(node.Operand);
                break;
            case ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.UnaryPlus or ExpressionType.TypeAs:
                Visit(node.Operand);
                break;
            default:
                throw Untranslatable(node);
        }

        return node;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Member is FieldInfo)
        {
            throw new NotSupportedException($"A filter reads properties; {node.Member.Name} is a field.");
        }

        Visit(node.Expression);
        bool isNullableValue = node.Member.Name == nameof(Nullable<>.Value)
            && Nullable.GetUnderlyingType(node.Member.DeclaringType!) is not null;
        if (!isNullableValue)
        {
            bool isOfRow = node.Expression is ParameterExpression or { NodeType: ExpressionType.Convert };
            _text.Append(isOfRow ? string.Empty : "/").Append(RowProperty.NameOf(node.Member));
        }

        return node;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        _text.Append(RowProperty.IsRead(node) ? RowProperty.NameOf(node) : throw Untranslatable(node));
        return node;
    }

    protected override Expression VisitConstant(ConstantExpression node)
    {
        _text.Append(ODataLiteral.Constant(node.Value)
            ?? throw new InvalidOperationException($"{node.Value} is of a type without an OData literal."));
        return node;
    }

    private void Operand(Expression node)
    {
        bool isOperation = node is BinaryExpression or UnaryExpression { NodeType: not ExpressionType.TypeAs };
        _text.Append(isOperation ? "(" : string.Empty);
        Visit(node);
        _text.Append(isOperation ? ")" : string.Empty);
    }

    private static string OperatorOf(BinaryExpression node) => node.NodeType switch
    {
        ExpressionType.AndAlso or ExpressionType.And => "and",
        ExpressionType.OrElse or ExpressionType.Or => "or",
        ExpressionType.Equal => "eq",
        ExpressionType.NotEqual => "ne",
        ExpressionType.LessThan => "lt",
        ExpressionType.LessThanOrEqual => "le",
        ExpressionType.GreaterThan => "gt",
        ExpressionType.GreaterThanOrEqual => "ge",
        ExpressionType.Add or ExpressionType.AddChecked => "add",
        ExpressionType.Subtract or ExpressionType.SubtractChecked => "sub",
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => "mul",
        ExpressionType.Divide => "div",
        ExpressionType.Modulo => "mod",
        _ => throw Untranslatable(node),
    };

    private static NotSupportedException Untranslatable(Expression node) => new($"The table service has no words for {node}.");
}
