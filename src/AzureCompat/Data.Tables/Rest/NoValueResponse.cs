namespace Azure.Data.Tables.Rest;

/// <summary>The answer to a read of a row that does not exist.</summary>
internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException(ToString());

    public override Response GetRawResponse() => response;

    public override string ToString() => $"Status: {response.Status}, Service returned no content";
}
