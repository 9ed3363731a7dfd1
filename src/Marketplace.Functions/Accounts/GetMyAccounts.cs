using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Accounts;

/// <summary>An account of the caller's.</summary>
/// <param name="Account">Its address.</param>
/// <param name="Balances">What is on it, one amount a currency, negative for what is owed; empty when nothing ever was.</param>
public sealed record AccountResponse(AccountAddress Account, IReadOnlyList<Money> Balances);

/// <summary>The caller's accounts.</summary>
/// <param name="Accounts">As seller: available, bond, receivable and what was advanced; as buyer: the balance.</param>
public sealed record MyAccountsResponse(IReadOnlyList<AccountResponse> Accounts)
{
    internal static MyAccountsResponse Of(OwnerAccounts accounts)
    {
        AccountAddress[] usual =
        [
            AccountAddress.SellerAvailable(accounts.Owner), AccountAddress.SellerBond(accounts.Owner), AccountAddress.SellerReceivable(accounts.Owner),
            AccountAddress.PlatformAdvance(accounts.Owner), AccountAddress.BuyerBalance(accounts.Owner),
        ];
        IEnumerable<AccountAddress> all = usual.Union(accounts.Balances.Select(balance => balance.Account));
        ILookup<AccountAddress, Money> lines = accounts.Balances.ToLookup(balance => balance.Account, balance => balance.Amount);
        return new([.. all.Select(account => new AccountResponse(account, [.. lines[account]]))]);
    }
}

/// <summary>What an entry did to one of the caller's accounts.</summary>
/// <param name="Code">What kind of movement.</param>
/// <param name="Account">The account.</param>
/// <param name="Amount">What it gained; negative for what it gave.</param>
public sealed record AccountMovement(EntryCode Code, AccountAddress Account, Money Amount);

/// <summary>An entry of the caller's accounts.</summary>
/// <param name="Id">The transfer.</param>
/// <param name="Code">What it was for.</param>
/// <param name="OrderId">The order that it comes from; absent when it comes from none.</param>
/// <param name="DecidedUtc">When it was decided.</param>
/// <param name="Movements">What it did, in order; together they are the change of the balances.</param>
public sealed record AccountEntryResponse(
    TransferId Id, EntryCode Code, OrderId? OrderId, DateTimeOffset DecidedUtc, IReadOnlyList<AccountMovement> Movements)
{
    internal static AccountEntryResponse Of(AccountEntry entry, MemberId owner)
    {
        IEnumerable<(EntryCode Code, Posting Posting)> booked = entry.Booked is { } posting ? [(entry.Code, posting)] : [];
        IEnumerable<(EntryCode Code, Posting Posting)> own = entry.Journal.SelectMany(journal => journal.Postings.Select(line => (journal.Code, line)));
        return new(
            entry.Id,
            entry.Code,
            entry.OrderId,
            entry.DecidedUtc,
            [.. booked.Concat(own).Where(line => line.Posting.Account.Owner == owner).Select(line => new AccountMovement(line.Code, line.Posting.Account, line.Posting.Amount))]);
    }
}

/// <summary>GET /api/accounts/me and /api/accounts/me/entries: what the caller has and owes, and how it came about.</summary>
public sealed class GetMyAccounts(AccountStore store)
{
    /// <summary>200 with the caller's accounts and balances.</summary>
    [Function(nameof(GetMyAccounts)), Access(Caller.Member)]
    [Answers(typeof(MyAccountsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/me")] HttpRequest request, CancellationToken cancellationToken)
    {
        OwnerAccounts accounts = await store.ReadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken);
        return Answer.Ok(MyAccountsResponse.Of(accounts), Answer.ETagOf(accounts.Version));
    }

    /// <summary>200 with a page of the entries of the caller's accounts, newest first; 400 INVALID_QUERY.</summary>
    [Function("GetMyAccountEntries"), Access(Caller.Member)]
    [Answers(typeof(ListPage<AccountEntryResponse>))]
    public async Task<IResult> EntriesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/me/entries")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId owner = CurrentMember.Get(request.HttpContext).Id;
        if (!PageRequest.Read(request, owner.Value).TryGet(out PageRequest? page, out Answer? problem))
        {
            return problem;
        }

        return (await store.ReadEntriesAsync(owner, page, cancellationToken))
            .ToAnswer(entries => Answer.Ok(new ListPage<AccountEntryResponse>([.. entries.Items.Select(entry => AccountEntryResponse.Of(entry, owner))], entries.NextCursor)));
    }
}
