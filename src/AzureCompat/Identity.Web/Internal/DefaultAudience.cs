using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AzureCompat.Identity.Web;

/// <summary>Without a configured audience, a token must be for the app: its id in version 2 tokens, <c>api://</c> and its id in version 1 tokens.</summary>
internal sealed class DefaultAudience(string? clientId)
{
    public bool Validate(IEnumerable<string> audiences, SecurityToken securityToken, TokenValidationParameters validationParameters)
    {
        IEnumerable<Claim> claims = securityToken switch
        {
            JsonWebToken token => token.Claims,
            JwtSecurityToken token => token.Claims,
            _ => throw new SecurityTokenValidationException("IDW10403: Token is not a JWT token. "),
        };

        // The handler validates with a copy, so the app's own parameters stay as they are.
        validationParameters.AudienceValidator = null;
        if (string.IsNullOrEmpty(validationParameters.ValidAudience) && validationParameters.ValidAudiences is null)
        {
            validationParameters.ValidAudience = ForVersion(claims);
        }

        Validators.ValidateAudience(audiences, securityToken, validationParameters);
        return true;
    }

    private string? ForVersion(IEnumerable<Claim> claims) => claims.FirstOrDefault(claim => claim.Type == "ver")?.Value switch
    {
        "2.0" => clientId,
        "1.0" => $"api://{clientId}",
        _ => null, // Refused: no audience is valid.
    };
}
