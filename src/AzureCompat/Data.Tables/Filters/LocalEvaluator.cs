using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Azure.Data.Tables.Filters;

/// <summary>Replaces what does not depend on the row (captured variables, calls, …) by its value.</summary>
internal sealed class LocalEvaluator : ExpressionVisitor
{
    private readonly HashSet<Expression> _local;

    private LocalEvaluator(HashSet<Expression> local) => _local = local;

    public static Expression Evaluate(Expression expression)
    {
        LocalFinder finder = new();
        finder.Visit(expression);
        return new LocalEvaluator(finder.Local).Visit(expression);
    }

    [return: NotNullIfNotNull(nameof(node))]
    public override Expression? Visit(Expression? node) =>
        node is not null && _local.Contains(node) && node is not ConstantExpression
            ? Expression.Constant(ValueOf(node), node.Type)
            : base.Visit(node);

    // A captured variable is a field of a closure: reading it spares compiling code.
    private static object? ValueOf(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member =>
            field.GetValue(member.Expression is null ? null : ValueOf(member.Expression)),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object)))
            .Compile(preferInterpretation: true)(),
    };

    /// <summary>Finds the largest subtrees without the row.</summary>
    private sealed class LocalFinder : ExpressionVisitor
    {
        private bool _touchesRow;

        public HashSet<Expression> Local { get; } = new(ReferenceEqualityComparer.Instance);

        public override Expression? Visit(Expression? node)
        {
            if (node is null)
            {
                return null;
            }

            bool outer = _touchesRow;
            _touchesRow = node is ParameterExpression;
            base.Visit(node);
            if (!_touchesRow)
            {
                Local.Add(node);
            }

            _touchesRow |= outer;
            return node;
        }
    }
}
