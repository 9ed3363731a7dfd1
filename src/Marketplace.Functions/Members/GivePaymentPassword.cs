using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>The payment password.</summary>
/// <param name="Password" example="correct horse">As it was set.</param>
public sealed record GivePaymentPasswordRequest(string Password)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(GivePaymentPasswordRequest);
}

/// <summary>Leave to move money for some minutes.</summary>
/// <param name="Grant">To be sent as the header <c>Payment-Grant</c>; good for this member only.</param>
/// <param name="ExpiresUtc">Until when it is good.</param>
public sealed record PaymentGrantResponse(string Grant, DateTimeOffset ExpiresUtc);

/// <summary>POST /api/members/me/payment-password/verifications: a member gives the payment password, and gets leave to move money.</summary>
public sealed class GivePaymentPasswordFunction(PasswordEndpoint passwords, PaymentGrants grants, PolicyCatalog policies, TimeProvider time)
{
    // What is kept of an answer: a grant that was written down could be read.
    private sealed record Given(DateTimeOffset ExpiresUtc);

    /// <summary>200 with the grant; 403 PAYMENT_PASSWORD_WRONG, PAYMENT_PASSWORD_LOCKED; 409 PAYMENT_PASSWORD_MISSING.</summary>
    [Function("GivePaymentPassword"), Access(Caller.Member)]
    [Takes(typeof(GivePaymentPasswordRequest))]
    [Answers(typeof(PaymentGrantResponse), "PAYMENT_PASSWORD_WRONG", "PAYMENT_PASSWORD_LOCKED", "PAYMENT_PASSWORD_MISSING")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/payment-password/verifications")] HttpRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset expires = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().AddMinutes(policies.Current.Members.GrantMinutes).ToUnixTimeSeconds());
        (CurrentMember? caller, Answer answer) = await passwords.RunAsync<GivePaymentPasswordRequest>(
            request, body => new TryPaymentPassword(body.Password), _ => Answer.Ok(new Given(expires)), cancellationToken);
        if (caller is null || answer.Status != StatusCodes.Status200OK)
        {
            return answer;
        }

        DateTimeOffset until = MarketJson.Read<Given>(answer.Body!).ExpiresUtc;
        return answer with { Body = MarketJson.Write(new PaymentGrantResponse(grants.Issue(caller.Id, until), until), MarketJson.Responses) };
    }
}
