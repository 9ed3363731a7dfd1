using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Members;

/// <summary>What all functions on the payment password have in common: a body with a secret, whose answer is kept under a guarded key.</summary>
public sealed class PasswordEndpoint(MemberStore store, MemberSecrets secrets)
{
    /// <summary>Runs a command on the caller's own state.</summary>
    public async Task<(CurrentMember? Caller, Answer Answer)> RunAsync<TBody>(
        HttpRequest request, Func<TBody, MemberCommand> commandOf, Func<MemberState, Answer> render, CancellationToken cancellationToken)
        where TBody : class
    {
        Parsed<KeyedRequest<TBody>> read = await KeyedRequest.ReadAsync<TBody>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<TBody>? asked, out Answer? problem))
        {
            return (null, problem);
        }

        MemberResult result = await store.HandleAsync(asked.Caller.Id, commandOf(asked.Body), new MemberCaller(render, secrets.Guard(asked.Key)), cancellationToken);
        return (asked.Caller, MemberStore.AnswerTo(result));
    }
}
