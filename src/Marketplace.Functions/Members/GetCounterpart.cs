using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>The other party of an order.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="DisplayName">The name that everyone sees.</param>
/// <param name="Fields">Which contact details are open to the caller now; what is open and absent was never given.</param>
/// <param name="Address">Where goods go.</param>
/// <param name="Phone">With its country code.</param>
/// <param name="Email">The mail address that the member has confirmed.</param>
public sealed record CounterpartResponse(MemberId MemberId, string? DisplayName, IReadOnlyList<ContactField> Fields, string? Address, string? Phone, string? Email)
{
    internal static CounterpartResponse Of(MemberState member, IReadOnlyList<ContactField> fields)
    {
        string? Open(ContactField field, string? value) => fields.Contains(field) ? value : null;
        MemberProfile profile = member.Profile;
        return new(
            member.Id, profile.DisplayName, fields, Open(ContactField.Address, profile.Address), Open(ContactField.Phone, profile.Phone), Open(ContactField.Email, member.Mailbox.Confirmed));
    }
}

/// <summary>GET /api/orders/{id}/counterpart and /disclosures: what one may know of the other party, and who was shown what.</summary>
public sealed class GetCounterpart(OrderEndpoint orders, MemberStore members, DisclosureStore disclosures, TimeProvider time)
{
    /// <summary>What is shown is written down first. 200 for the order's parties; 404 for everyone else.</summary>
    [Function(nameof(GetCounterpart)), Access(Caller.Member)]
    [Answers(typeof(CounterpartResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}/counterpart")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        MemberId caller = CurrentMember.Get(request.HttpContext).Id;
        if (await orders.ReadAsync(request, id, cancellationToken) is not { } order || Actor.PartyOf(order, caller) is not { } party)
        {
            return Problem.NotFound();
        }

        MemberId other = party.Role == ActorRole.Buyer ? order.SellerId : order.BuyerId;
        IReadOnlyList<ContactField> fields = Disclosure.FieldsFor(order, party.Role);
        if (fields.Count > 0)
        {
            await disclosures.NoteAsync(order.Id, new(caller, other, fields, time.GetUtcNow()), cancellationToken);
        }

        return Answer.Ok(CounterpartResponse.Of(await members.ReadAsync(other, cancellationToken), fields));
    }

    /// <summary>Oldest first, one a party, kind and hour. 200 with a page for the order's parties and staff; 404 for everyone else.</summary>
    [Function("ListDisclosures"), Access(Caller.Member)]
    [Answers(typeof(ListPage<DisclosureRecord>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}/disclosures")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await orders.ReadAsync(request, id, cancellationToken) is not { } order)
        {
            return Problem.NotFound();
        }

        return PageRequest.Read(request, DisclosureStore.ListOf(order.Id)).TryGet(out PageRequest? page, out Answer? problem)
            ? (await disclosures.ReadAsync(order.Id, page, cancellationToken)).ToAnswer(list => Answer.Ok(list))
            : problem;
    }
}
