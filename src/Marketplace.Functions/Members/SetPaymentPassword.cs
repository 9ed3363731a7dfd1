using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>A payment password, and what a reset will ask.</summary>
/// <param name="Password" example="correct horse">6 to 32 characters, not one over and over.</param>
/// <param name="SecurityQuestion" example="Which street did I grow up in?">In one's own words.</param>
/// <param name="SecurityAnswer" example="Plum Lane">Case and outer spaces do not matter.</param>
public sealed record SetPaymentPasswordRequest(string Password, string SecurityQuestion, string SecurityAnswer)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(SetPaymentPasswordRequest);
}

/// <summary>That there is a payment password.</summary>
/// <param name="ChangedUtc">Since when it is this one.</param>
public sealed record PaymentPasswordResponse(DateTimeOffset ChangedUtc)
{
    internal static Answer Answer(MemberState member) => Platform.Http.Answer.Ok(new PaymentPasswordResponse(member.PaymentPassword!.ChangedUtc));
}

/// <summary>POST /api/members/me/payment-password: a member sets the second secret, once.</summary>
public sealed class SetPaymentPasswordFunction(PasswordEndpoint passwords, MemberSecrets secrets)
{
    /// <summary>200; 409 PAYMENT_PASSWORD_SET; 422 VALIDATION_FAILED.</summary>
    [Function("SetPaymentPassword"), Access(Caller.Member)]
    [Takes(typeof(SetPaymentPasswordRequest))]
    [Answers(typeof(PaymentPasswordResponse), "PAYMENT_PASSWORD_SET", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/payment-password")] HttpRequest request, CancellationToken cancellationToken)
    {
        (_, Answer answer) = await passwords.RunAsync<SetPaymentPasswordRequest>(request, CommandOf, PaymentPasswordResponse.Answer, cancellationToken);
        return answer;
    }

    private SetPaymentPassword CommandOf(SetPaymentPasswordRequest body) => new(
        body.Password, secrets.Hash(body.Password), body.SecurityQuestion, body.SecurityAnswer, secrets.Hash(MemberSecrets.Normalise(body.SecurityAnswer)));
}
