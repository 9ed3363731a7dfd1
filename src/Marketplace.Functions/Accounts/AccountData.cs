using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Payouts;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Privacy;

namespace Marketplace.Functions.Accounts;

/// <summary>A member's accounts in its export.</summary>
/// <param name="Accounts">What is on them.</param>
/// <param name="BankAccount">Where payouts go; absent for nowhere.</param>
/// <param name="PayoutSchedule">When they are asked for by themselves.</param>
/// <param name="Guarantees">What the member guarantees as a seller; absent for nothing.</param>
public sealed record ExportedAccounts(
    IReadOnlyList<AccountResponse> Accounts, BankAccountResponse? BankAccount, PayoutScheduleResponse PayoutSchedule, SellerGuarantees? Guarantees);

/// <summary>Balances, what made them, payouts and the bank account. Entries and payouts stay: they are the books.</summary>
public sealed class AccountData(AccountStore accounts, PayoutStore payouts, TimeProvider time) : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyList<ExportPart> Parts { get; } =
    [
        new("accounts", async (member, _, _, cancellationToken) => new ListPage<object>([Of(await accounts.ReadAsync(member, cancellationToken))], null)),
        new("accountEntries", async (member, limit, cursor, cancellationToken) => await PageRequest.Of(limit, cursor, AccountStore.EntriesOf(member))
            .ThenAsync(page => accounts.ReadEntriesAsync(member, page, cancellationToken), entry => AccountEntryResponse.Of(entry, member))),
        new("payouts", async (member, limit, cursor, cancellationToken) => await PageRequest.Of(limit, cursor, PayoutStore.ListOf(member))
            .ThenAsync(page => payouts.ReadAsync(member, page, cancellationToken), PayoutResponse.Of)),
    ];

    /// <inheritdoc/>
    public async Task EraseAsync(MemberId member, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (await accounts.HandleAsync(member, new ForgetBankAccount(TransferId.For(member, $"forget {now:O}"), now), null, cancellationToken) is AccountResult.Busy)
        {
            throw new InvalidOperationException($"The bank account of {member} is being changed all the time.");
        }

        await accounts.ForgetBankAccountsAsync(member, cancellationToken);
    }

    private static ExportedAccounts Of(OwnerAccounts mine) => new(
        MyAccountsResponse.Of(mine).Accounts,
        mine.BankAccount is { } bank ? BankAccountResponse.Of(bank) : null,
        PayoutScheduleResponse.Of(mine.Schedule),
        mine.Guarantees);
}
