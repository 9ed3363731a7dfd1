using System.Linq.Expressions;
using System.Reflection;

namespace Azure.Data.Tables.Filters;

/// <summary>Turns the ways to write a comparison in C# into plain comparison nodes.</summary>
internal sealed class FilterNormalizer : ExpressionVisitor
{
    private static readonly MethodInfo Placeholder =
        typeof(FilterNormalizer).GetMethod(nameof(Compare), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly Dictionary<Expression, (Expression Left, Expression Right)> _compared = new(ReferenceEqualityComparer.Instance);
    private bool _isOperandOfEquality;

    protected override Expression VisitBinary(BinaryExpression node)
    {
        _isOperandOfEquality = node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual;
        Expression left = Visit(node.Left);
        _isOperandOfEquality = node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual;
        Expression right = Visit(node.Right);
        _isOperandOfEquality = false;
        if (_compared.TryGetValue(left, out (Expression Left, Expression Right) pair) && right is ConstantExpression { Value: 0 })
        {
            return Comparison(node.NodeType, pair.Left, pair.Right);
        }

        return IsComparison(node.NodeType)
            ? Comparison(node.NodeType, Unwrap(left), Unwrap(right))
            : node.Update(left, VisitAndConvert(node.Conversion, nameof(VisitBinary)), right);
    }

    protected override Expression VisitMember(MemberExpression node) =>
        IsImplicitBoolean(node) ? IsTrue(node) : base.VisitMember(node);

    protected override Expression VisitUnary(UnaryExpression node) =>
        node.NodeType == ExpressionType.Convert && IsImplicitBoolean(node) ? Visit(IsTrue(node)) : base.VisitUnary(node);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        MethodInfo method = node.Method;
        if (RowProperty.IsRead(node))
        {
            return node;
        }

        Expression[] operands = method.IsStatic ? [.. node.Arguments] : [node.Object!, .. node.Arguments];
        operands = [.. operands.Select(Visit)!];
        bool isOrder = method.Name is "Compare" or "CompareTo" && method.ReturnType == typeof(int);
        if ((method.Name != "Equals" && !isOrder) || operands.Length < 2)
        {
            throw new NotSupportedException($"The table service has no words for the method {method.Name}.");
        }

        if (operands.Length > 2)
        {
            throw new NotSupportedException($"{method.Name} takes two values here: the table service compares ordinally only.");
        }

        if (isOrder)
        {
            _compared[node] = (operands[0], operands[1]);
            return node;
        }

        return Comparison(ExpressionType.Equal, Unwrap(operands[0]), Unwrap(operands[1]));
    }

    private bool IsImplicitBoolean(Expression node) =>
        !_isOperandOfEquality && (node.Type == typeof(bool) || node.Type == typeof(bool?));

    private static BinaryExpression IsTrue(Expression node) =>
        Comparison(ExpressionType.Equal, Unwrap(node), Expression.Constant(true, node.Type));

    private static bool IsComparison(ExpressionType type) => type is
        ExpressionType.Equal or ExpressionType.NotEqual or
        ExpressionType.LessThan or ExpressionType.LessThanOrEqual or
        ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual;

    // The two sides need not be of one type here; only their texts will be compared.
    private static BinaryExpression Comparison(ExpressionType type, Expression left, Expression right) =>
        Expression.MakeBinary(type, left, right, liftToNull: false, Placeholder.MakeGenericMethod(left.Type, right.Type));

    private static Expression Unwrap(Expression node)
    {
        while (node.NodeType == ExpressionType.Convert)
        {
            node = ((UnaryExpression)node).Operand;
        }

        return node;
    }

    private static bool Compare<TLeft, TRight>(TLeft left, TRight right) => Equals(left, right);
}
