using System.Linq.Expressions;

namespace Azure.Data.Tables.Filters;

/// <summary>Translates predicates into OData filters: comparisons of properties with values, and/or/not, string comparisons.</summary>
internal static class LinqFilter
{
    /// <returns>Null for a predicate that is true for every row.</returns>
    /// <exception cref="NotSupportedException">The predicate uses something that the table service has no words for.</exception>
    public static string? Create(LambdaExpression predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Expression body = new FilterNormalizer().Visit(LocalEvaluator.Evaluate(predicate.Body));
        string filter = FilterWriter.Write(body);
        return filter == "true" ? null : filter;
    }
}
