using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>The payment password that there is, and the one to come.</summary>
/// <param name="Current" example="correct horse">As it was set.</param>
/// <param name="New" example="battery staple">6 to 32 characters, not one over and over.</param>
public sealed record ChangePaymentPasswordRequest(string Current, string New)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(ChangePaymentPasswordRequest);
}

/// <summary>The answer to the security question, and the payment password to come.</summary>
/// <param name="SecurityAnswer" example="Plum Lane">Case and outer spaces do not matter.</param>
/// <param name="New" example="battery staple">6 to 32 characters, not one over and over.</param>
public sealed record ResetPaymentPasswordRequest(string SecurityAnswer, string New)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(ResetPaymentPasswordRequest);
}

/// <summary>POST /api/members/me/payment-password/change: who knows the payment password replaces it.</summary>
public sealed class ChangePaymentPasswordFunction(PasswordEndpoint passwords, MemberSecrets secrets)
{
    /// <summary>200; 403 PAYMENT_PASSWORD_WRONG, PAYMENT_PASSWORD_LOCKED; 409 PAYMENT_PASSWORD_MISSING; 422.</summary>
    [Function("ChangePaymentPassword"), Access(Caller.Member)]
    [Takes(typeof(ChangePaymentPasswordRequest))]
    [Answers(typeof(PaymentPasswordResponse), "PAYMENT_PASSWORD_WRONG", "PAYMENT_PASSWORD_LOCKED", "PAYMENT_PASSWORD_MISSING", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/payment-password/change")] HttpRequest request, CancellationToken cancellationToken)
    {
        (_, Answer answer) = await passwords.RunAsync<ChangePaymentPasswordRequest>(
            request, body => new ChangePaymentPassword(body.Current, body.New, secrets.Hash(body.New)), PaymentPasswordResponse.Answer, cancellationToken);
        return answer;
    }
}

/// <summary>POST /api/members/me/payment-password/reset: who has forgotten it signs in anew and answers the security question.</summary>
public sealed class ResetPaymentPasswordFunction(PasswordEndpoint passwords, MemberSecrets secrets, FreshSignIn signIn)
{
    /// <summary>200; 401 SIGN_IN_STALE; 403 SECURITY_ANSWER_WRONG, PAYMENT_PASSWORD_LOCKED; 409 PAYMENT_PASSWORD_MISSING; 422.</summary>
    [Function("ResetPaymentPassword"), Access(Caller.Member)]
    [Takes(typeof(ResetPaymentPasswordRequest))]
    [Answers(typeof(PaymentPasswordResponse), "SIGN_IN_STALE", "SECURITY_ANSWER_WRONG", "PAYMENT_PASSWORD_LOCKED", "PAYMENT_PASSWORD_MISSING", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/payment-password/reset")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (signIn.RefusalFor(CurrentMember.Get(request.HttpContext)) is { } stale)
        {
            return stale;
        }

        (_, Answer answer) = await passwords.RunAsync<ResetPaymentPasswordRequest>(
            request,
            body => new ResetPaymentPassword(MemberSecrets.Normalise(body.SecurityAnswer), body.New, secrets.Hash(body.New)),
            PaymentPasswordResponse.Answer,
            cancellationToken);
        return answer;
    }
}
