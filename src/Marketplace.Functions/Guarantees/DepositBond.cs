using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Guarantees;

/// <summary>How much to pay in.</summary>
/// <param name="Amount">In the bonds' currency.</param>
public sealed record DepositBondRequest(Money Amount);

/// <summary>Where to pay it.</summary>
/// <param name="PaymentId">The payment; the same for the same Idempotency-Key.</param>
/// <param name="PaymentUrl">The provider's page.</param>
/// <param name="Amount">What it asks for.</param>
public sealed record DepositBondResponse(PaymentId PaymentId, string PaymentUrl, Money Amount);

/// <summary>POST /api/members/me/bond/deposits: a seller pays a bond in through the provider; it is there when the provider says so.</summary>
public sealed class DepositBondFunction(BondDeposits deposits, IPaymentProvider provider, PolicyCatalog policies, ILogger<DepositBondFunction> logger)
{
    /// <summary>200 with the page; 422 VALIDATION_FAILED, IDEMPOTENCY_KEY_REUSED; 503 PROVIDER_UNAVAILABLE, to be tried again.</summary>
    [Function("DepositBond"), Access(Caller.Member)]
    [Takes(typeof(DepositBondRequest))]
    [Answers(typeof(DepositBondResponse), "VALIDATION_FAILED", "PROVIDER_UNAVAILABLE")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/bond/deposits")] HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<DepositBondRequest>> read = await KeyedRequest.ReadAsync<DepositBondRequest>(request, cancellationToken);
        return read.TryGet(out KeyedRequest<DepositBondRequest>? asked, out Answer? problem)
            ? Faults(asked.Body.Amount) ?? await OpenAsync(asked.Caller.Id, asked.Body.Amount, asked.Key, cancellationToken)
            : problem;
    }

    private Answer? Faults(Money amount)
    {
        FieldErrors errors = new();
        Currency currency = policies.Current.Guarantees.BondCurrency;
        long minorMax = policies.Current.Limits.PriceMinorMax;
        errors.Require(amount.Currency == currency, "amount.currency", $"must be {currency}");
        errors.Require(amount.AmountMinor >= 1 && amount.AmountMinor <= minorMax, "amount.amountMinor", $"must be 1 to {minorMax} minor units");
        return errors.ToRejection() is { } rejection ? Problem.Of(rejection) : null;
    }

    // Opened before it is remembered: nobody has the page before this answers, and what was opened for nothing harms nobody.
    private async Task<Answer> OpenAsync(MemberId seller, Money amount, IdempotencyKey key, CancellationToken cancellationToken)
    {
        PaymentId payment = PaymentId.For(seller, key.Key);
        if (await deposits.ReplayAsync(seller, key, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        try
        {
            string url = await provider.OpenPaymentAsync(payment, seller.Value, amount, "Bond", cancellationToken);
            Answer answer = Answer.Ok(new DepositBondResponse(payment, url, amount));
            return await deposits.TryRememberAsync(seller, payment, key, answer, cancellationToken)
                ? answer
                : await deposits.ReplayAsync(seller, key, cancellationToken) ?? Problem.Busy();
        }
        catch (PaymentProviderException error)
        {
            logger.LogWarning(error, "Deposit {PaymentId} of {MemberId} could not be opened", payment, seller);
            return Problem.Answer(StatusCodes.Status503ServiceUnavailable, "PROVIDER_UNAVAILABLE", "The payment provider does not answer; try again.") with { RetryAfterSeconds = 5 };
        }
    }
}
