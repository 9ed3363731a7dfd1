using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Members;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Fraud;
using Marketplace.Functions.Members;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Payouts;

/// <summary>Where payouts are to go.</summary>
/// <param name="HolderName">The account's holder: the name that one is verified as. Case, width, spaces, dots and accents do not matter.</param>
/// <param name="Country">Two capital letters.</param>
/// <param name="AccountNumber">An IBAN, a Chinese bank card's number, or an account's number with the bank's code.</param>
/// <param name="BankCode">CNAPS in China, the routing number in the United States, bank and branch in Hong Kong.</param>
public sealed record ChangeBankAccountRequest(string HolderName, string Country, string AccountNumber, string? BankCode = null)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(ChangeBankAccountRequest);
}

/// <summary>Where payouts go. The number is the provider's to know.</summary>
/// <param name="Kind">How the account is written.</param>
/// <param name="Country">Two capital letters.</param>
/// <param name="Last4">The last four characters of its number.</param>
/// <param name="ChangedUtc">When it was set.</param>
/// <param name="UsableUtc">From when on money goes there.</param>
public sealed record BankAccountResponse(BankAccountKind Kind, string Country, string Last4, DateTimeOffset ChangedUtc, DateTimeOffset UsableUtc)
{
    internal static BankAccountResponse Of(BankAccount account) => new(account.Kind, account.Country, account.Last4, account.ChangedUtc, account.UsableUtc);
}

/// <summary>
/// POST and GET /api/members/me/bank-account (rules.md section 1). The number passes through to the provider and is kept nowhere here: not in a row, not
/// in a log, and not as a hash from which it could be guessed. A keyed one tells whether two members have the same.
/// </summary>
public sealed class BankAccountFunctions(
    AccountStore accounts,
    MemberStore members,
    MemberSecrets secrets,
    IPayoutProvider provider,
    SharedTraces traces,
    PolicyCatalog policies,
    TimeProvider time,
    ILogger<BankAccountFunctions> logger)
{
    /// <summary>200; 409 NOT_VERIFIED; 422 HOLDER_NAME_MISMATCH, VALIDATION_FAILED; 503 PROVIDER_UNAVAILABLE, to be tried again.</summary>
    [Function("ChangeBankAccount"), Access(Caller.Member), NeedsPaymentGrant]
    [Takes(typeof(ChangeBankAccountRequest))]
    [Answers(typeof(BankAccountResponse), "NOT_VERIFIED", "HOLDER_NAME_MISMATCH", "VALIDATION_FAILED", "PROVIDER_UNAVAILABLE")]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/bank-account")] HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<ChangeBankAccountRequest>> read = await KeyedRequest.ReadAsync<ChangeBankAccountRequest>(request, "accountNumber", cancellationToken);
        if (!read.TryGet(out KeyedRequest<ChangeBankAccountRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        (MemberId member, IdempotencyKey key) = (asked.Caller.Id, secrets.Guard(asked.Key));
        Decision<BankAccountNumber> number = BankAccountNumber.Parse(asked.Body.Country, asked.Body.BankCode, asked.Body.AccountNumber);
        if (await accounts.ReplayAsync(member, key, cancellationToken) is { } earlier)
        {
            // The first try may have died before the trace was left.
            await (earlier.Status == StatusCodes.Status200OK && number.Rejection is null ? traces.NoteBankAsync(member, number.Value, cancellationToken) : Task.CompletedTask);
            return earlier;
        }

        return number.Rejection is { } rejection ? Problem.Of(rejection) : await ChangeAsync(member, key, asked.Body.HolderName, number.Value, cancellationToken);
    }

    /// <summary>200; 404 for who has not set one.</summary>
    [Function("GetBankAccount"), Access(Caller.Member)]
    [Answers(typeof(BankAccountResponse), "NOT_FOUND")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me/bank-account")] HttpRequest request, CancellationToken cancellationToken)
    {
        OwnerAccounts mine = await accounts.ReadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken);
        return mine.BankAccount is { } account ? Answer.Ok(BankAccountResponse.Of(account)) : Problem.NotFound();
    }

    // Decided before the provider is asked: it learns of no account that would be refused. Kept by it for nothing harms nobody.
    private async Task<Answer> ChangeAsync(MemberId member, IdempotencyKey key, string holder, BankAccountNumber number, CancellationToken cancellationToken)
    {
        Verification verification = (await members.ReadAsync(member, cancellationToken)).Verification;
        TransferId id = TransferId.For(member, key.Key);
        ChangeBankAccount command = new(id, time.GetUtcNow(), holder, verification.IsVerified ? verification.VerifiedName : null, number, null, policies.Current.Payouts);
        if (command.Decide(OwnerAccounts.Of(member), AccountFacts.None).Rejection is { } rejection)
        {
            return Problem.Of(rejection);
        }

        try
        {
            command = command with { Reference = await provider.RegisterAsync(id, holder, number, cancellationToken) };
        }
        catch (PaymentProviderException error)
        {
            logger.LogWarning(error, "The bank account of {MemberId} could not be handed to the provider", member);
            return Problem.ProviderUnavailable("payment");
        }

        AccountCaller caller = new(key, (after, _) => Answer.Ok(BankAccountResponse.Of(after.BankAccount!)));
        Answer answer = AccountAnswers.Of(await accounts.HandleAsync(member, command, caller, cancellationToken));
        await (answer.Status == StatusCodes.Status200OK ? traces.NoteBankAsync(member, number, cancellationToken) : Task.CompletedTask);
        return answer;
    }
}
