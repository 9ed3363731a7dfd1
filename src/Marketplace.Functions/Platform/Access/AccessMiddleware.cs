using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Marketplace.Functions.Platform.Access;

/// <summary>
/// The closed door. Isolated functions do not run ASP.NET's authorization, so every HTTP invocation passes here: no access
/// attribute, no entry. Validating the token is Microsoft.Identity.Web's.
/// </summary>
internal sealed class AccessMiddleware(AccessRules rules, HomeTenant home, MemberRate rate, PaymentGrants grants) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (AccessRules.IsHttp(context.FunctionDefinition))
        {
            HttpContext http = context.GetHttpContext() ?? throw new InvalidOperationException("An HTTP function without an HTTP context.");
            if (await RefuseAsync(rules.Of(context.FunctionDefinition), http) is { } refusal)
            {
                await refusal.ExecuteAsync(http);
                return;
            }
        }

        await next(context);
    }

    private async Task<Answer?> RefuseAsync(AccessRule rule, HttpContext http)
    {
        switch (rule.Access?.Caller)
        {
            case Caller.Anyone or Caller.SignedWebhook:
                return null;
            case Caller.AnyoneOrMember when http.Request.Headers.Authorization.Count == 0:
                return null;
            case Caller.AnyoneOrMember or Caller.Member or Caller.Staff:
                return await SignInAsync(rule.Access, http) ?? (rule.NeedsGrant ? RefuseGrant(http) : null);
            default:
                return Problem.Answer(StatusCodes.Status403Forbidden, "CLOSED", "This function is not open to anyone.");
        }
    }

    private async Task<Answer?> SignInAsync(AccessAttribute rule, HttpContext http)
    {
        AuthenticateResult result = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (!result.Succeeded)
        {
            return result.Failure is null ? TokenRequired() : TokenInvalid();
        }

        if (!home.Issued(result.Principal))
        {
            return TokenInvalid();
        }

        if (CurrentMember.From(result.Principal) is not { } member)
        {
            return Problem.Answer(StatusCodes.Status403Forbidden, "PERSON_REQUIRED", "This takes a person's token with the scope access_as_user.") with
            {
                WwwAuthenticate = "Bearer error=\"insufficient_scope\", scope=\"access_as_user\"",
            };
        }

        if (rule.Caller == Caller.Staff && !rule.Roles.Any(member.Roles.Contains))
        {
            return Problem.Answer(StatusCodes.Status403Forbidden, "ROLE_REQUIRED", $"This takes one of the roles {string.Join(", ", rule.Roles)}.");
        }

        CurrentMember.Set(http, member);
        return rate.Take(member.Id) is { } seconds
            ? Problem.Answer(StatusCodes.Status429TooManyRequests, "RATE_LIMITED", "Too many requests; try again later.") with { RetryAfterSeconds = seconds }
            : null;
    }

    private Answer? RefuseGrant(HttpContext http)
    {
        string grant = http.Request.Headers[PaymentGrants.Header].ToString();
        return grant.Length == 0 ? Problem.Answer(StatusCodes.Status403Forbidden, "PAYMENT_GRANT_REQUIRED", "This moves money: give the payment password first and send the grant as Payment-Grant.")
            : !grants.IsValid(grant, CurrentMember.Get(http).Id) ? Problem.Answer(StatusCodes.Status403Forbidden, "PAYMENT_GRANT_INVALID", "The payment grant is expired, another member's, or not genuine.")
            : null;
    }

    private static Answer TokenRequired() =>
        Problem.Answer(StatusCodes.Status401Unauthorized, "TOKEN_REQUIRED", "Send an access token: Authorization: Bearer …") with { WwwAuthenticate = "Bearer" };

    // What exactly is wrong with a token is nobody's business but the log's.
    private static Answer TokenInvalid() =>
        Problem.Answer(StatusCodes.Status401Unauthorized, "TOKEN_INVALID", "The access token is expired, not yet valid, not for this API, or not genuine.") with
        {
            WwwAuthenticate = "Bearer error=\"invalid_token\"",
        };
}
