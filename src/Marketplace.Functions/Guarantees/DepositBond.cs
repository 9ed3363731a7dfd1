using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
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
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/bond/deposits")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId seller = CurrentMember.Get(request.HttpContext).Id;
        Parsed<byte[]> raw = await RequestBody.ReadBytesAsync(request, cancellationToken);
        return raw.TryGet(out byte[]? bytes, out Answer? problem)
            && RequestBody.Parse<DepositBondRequest>(bytes).TryGet(out DepositBondRequest? body, out problem)
            && IdempotencyKey.Read(request, seller, bytes).TryGet(out IdempotencyKey? key, out problem)
            ? Faults(body.Amount) ?? await OpenAsync(seller, body.Amount, key, cancellationToken)
            : problem!;
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

    // Remembered before it is opened: a payment that nobody pays harms nobody, money that nobody knows does.
    private async Task<Answer> OpenAsync(MemberId seller, Money amount, IdempotencyKey key, CancellationToken cancellationToken)
    {
        PaymentId payment = PaymentId.For(seller, key.Key);
        if (!await deposits.TryOpenAsync(seller, payment, key, cancellationToken))
        {
            return Problem.Answer(StatusCodes.Status422UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key was used for another request.");
        }

        try
        {
            string url = await provider.OpenPaymentAsync(payment, seller.Value, amount, "Bond", cancellationToken);
            return Answer.Ok(new DepositBondResponse(payment, url, amount));
        }
        catch (PaymentProviderException error)
        {
            logger.LogWarning(error, "Deposit {PaymentId} of {MemberId} could not be opened", payment, seller);
            return Problem.Answer(StatusCodes.Status503ServiceUnavailable, "PROVIDER_UNAVAILABLE", "The payment provider does not answer; try again.") with { RetryAfterSeconds = 5 };
        }
    }
}
