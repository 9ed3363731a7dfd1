using Marketplace.Domain;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Accounts;

/// <summary>An account of the caller's.</summary>
/// <param name="Account">Its address.</param>
/// <param name="Balances">What is on it, one amount a currency; empty when nothing ever was.</param>
public sealed record AccountResponse(AccountAddress Account, IReadOnlyList<Money> Balances);

/// <summary>The caller's accounts.</summary>
/// <param name="Accounts">The accounts.</param>
public sealed record MyAccountsResponse(IReadOnlyList<AccountResponse> Accounts);

/// <summary>GET /api/accounts/me and /api/accounts/me/entries: what the caller has earned, and how.</summary>
public sealed class GetMyAccounts(AccountStore store)
{
    /// <summary>200 with the caller's accounts and balances.</summary>
    [Function(nameof(GetMyAccounts)), Access(Caller.Member)]
    [Answers(typeof(MyAccountsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/me")] HttpRequest request, CancellationToken cancellationToken)
    {
        AccountAddress available = AvailableOf(request);
        return Answer.Ok(new MyAccountsResponse([new(available, await store.ReadBalancesAsync(available, cancellationToken))]));
    }

    /// <summary>200 with a page of the entries of the caller's available balance, newest first; 400 INVALID_QUERY.</summary>
    [Function("GetMyAccountEntries"), Access(Caller.Member)]
    [Answers(typeof(ListPage<AccountEntry>))]
    public async Task<IResult> EntriesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/me/entries")] HttpRequest request, CancellationToken cancellationToken)
    {
        AccountAddress available = AvailableOf(request);
        return PageRequest.Read(request, available.Value).TryGet(out PageRequest? page, out Answer? problem)
            ? (await store.ReadEntriesAsync(available, page, cancellationToken)).ToAnswer(entries => Answer.Ok(entries))
            : problem;
    }

    private static AccountAddress AvailableOf(HttpRequest request) => AccountAddress.SellerAvailable(CurrentMember.Get(request.HttpContext).Id);
}
