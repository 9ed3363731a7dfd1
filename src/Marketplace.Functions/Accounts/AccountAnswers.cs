using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Accounts;

/// <summary>How a member is answered what became of a command.</summary>
internal static class AccountAnswers
{
    /// <summary>The result as an answer.</summary>
    public static Answer Of(AccountResult result) => result switch
    {
        AccountResult.Done { Answer: { } answer } => answer,
        AccountResult.Replayed replayed => replayed.Answer,
        AccountResult.Rejected rejected => Problem.Of(rejected.Rejection),
        _ => Problem.Busy(),
    };
}
