using System.Text;
using Marketplace.Functions.Platform.OpenApi;

namespace Marketplace.Functions.Tests.Platform.Matrix;

/// <summary>The matrix as a page of docs/, for those who review it.</summary>
internal static class MatrixPage
{
    public static string Text
    {
        get
        {
            StringBuilder page = new();
            page.Append("# Who may do what\n\n"
                + "Written by `./market describe` from the matrix that `AccessMatrixTests` asks for, cell by cell. `ok` is a 2xx; everything else is the problem's `code`.\n"
                + "An order's *owner* is its buyer and its *counterpart* its seller; a listing's *owner* is its seller.\n");
            foreach ((string resource, string[] states) in AccessMatrix.States)
            {
                foreach (HttpFunction function in HttpFunction.In(typeof(MarketplaceApp).Assembly).Where(function => AccessMatrix.Rows.GetValueOrDefault(function.Name)?.Resource == resource))
                {
                    Append(page, function, states);
                }
            }

            return page.ToString();
        }
    }

    private static void Append(StringBuilder page, HttpFunction function, string[] states)
    {
        MatrixRow row = AccessMatrix.Rows[function.Name];
        page.Append($"\n## {function.Verb} /api/{function.Route}\n\n| | {string.Join(" | ", states)} |\n|---|{string.Concat(states.Select(_ => "---|"))}\n");
        // Callers who get the same everywhere share a line.
        foreach (IGrouping<string, string> alike in AccessMatrix.Callers.GroupBy(caller => string.Join(" | ", states.Select(state => Shown(row.Answer(caller, state))))))
        {
            page.Append($"| {string.Join(", ", alike)} | {alike.Key} |\n");
        }
    }

    private static string Shown(string answer) => answer == "ok" ? "**ok**" : $"`{answer}`";
}
