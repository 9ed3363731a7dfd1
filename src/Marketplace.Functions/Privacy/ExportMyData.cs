using System.Text.Json;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Privacy;

/// <summary>Something that the market has about a member.</summary>
/// <param name="Part">What kind of thing.</param>
/// <param name="Data">The thing, as the route that it is otherwise read at shows it.</param>
public sealed record ExportedItem(string Part, JsonElement Data);

/// <summary>
/// GET /api/members/me/export: everything that the market has about the caller, part after part, a page at a time. A page may be empty although more follow;
/// all pages together are the export.
/// </summary>
public sealed class ExportMyData(IEnumerable<IPersonalData> holders)
{
    // An order's item is a case file: a page of them should not take seconds.
    private const int ItemsMax = 20;
    private const char Separator = '\n';

    private readonly ExportPart[] _parts = [.. holders.SelectMany(holder => holder.Parts).OrderBy(part => part.Name, StringComparer.Ordinal)];

    /// <summary>200 with a page; 400 INVALID_QUERY.</summary>
    [Function(nameof(ExportMyData)), Access(Caller.Member)]
    [Answers(typeof(ListPage<ExportedItem>))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me/export")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId member = CurrentMember.Get(request.HttpContext).Id;
        if (!PageRequest.Read(request, ListOf(member)).TryGet(out PageRequest? page, out Answer? problem))
        {
            return problem;
        }

        // Where to go on: the part, and that part's own cursor.
        string[] place = page.ContinuationToken?.Split(Separator, 2) ?? [_parts[0].Name, ""];
        int index = Array.FindIndex(_parts, part => part.Name == place[0]);
        if (index < 0 || place.Length < 2)
        {
            return PageRequest.Fault("cursor", "is not a cursor of this list");
        }

        Parsed<ListPage<object>> read = await _parts[index].ReadAsync(member, Math.Min(page.Limit, ItemsMax), place[1] is "" ? null : place[1], cancellationToken);
        return read.ToAnswer(items => Answer.Ok(new ListPage<ExportedItem>(
            [.. items.Items.Select(item => new ExportedItem(_parts[index].Name, JsonSerializer.SerializeToElement(item, item.GetType(), MarketJson.Responses)))],
            PageRequest.Cursor(ListOf(member), NextPlace(index, items.NextCursor)))));
    }

    private string? NextPlace(int index, string? cursor) => cursor is not null ? $"{_parts[index].Name}{Separator}{cursor}"
        : index + 1 < _parts.Length ? $"{_parts[index + 1].Name}{Separator}"
        : null;

    private static string ListOf(MemberId member) => $"export {member}";
}
