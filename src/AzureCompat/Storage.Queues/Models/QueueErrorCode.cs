using System.ComponentModel;

namespace Azure.Storage.Queues.Models;

/// <summary>
/// The service's error codes, to compare with <see cref="RequestFailedException.ErrorCode"/>. Case does not matter; any string is a code,
/// the properties name the ones that this app may meet.
/// </summary>
public readonly struct QueueErrorCode : IEquatable<QueueErrorCode>
{
    private readonly string _value;

    /// <summary>Takes a code as the service writes it.</summary>
    public QueueErrorCode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The signature or token was refused.</summary>
    public static QueueErrorCode AuthenticationFailed { get; } = new(nameof(AuthenticationFailed));

    /// <summary>Not allowed.</summary>
    public static QueueErrorCode AuthorizationFailure { get; } = new(nameof(AuthorizationFailure));

    /// <summary>The identity lacks the role for this operation.</summary>
    public static QueueErrorCode AuthorizationPermissionMismatch { get; } = new(nameof(AuthorizationPermissionMismatch));

    /// <summary>The service failed; retried by default.</summary>
    public static QueueErrorCode InternalError { get; } = new(nameof(InternalError));

    /// <summary>Something about the request is wrong.</summary>
    public static QueueErrorCode InvalidInput { get; } = new(nameof(InvalidInput));

    /// <summary>A query parameter has a value that is not allowed.</summary>
    public static QueueErrorCode InvalidQueryParameterValue { get; } = new(nameof(InvalidQueryParameterValue));

    /// <summary>The queue's name breaks the naming rules.</summary>
    public static QueueErrorCode InvalidResourceName { get; } = new(nameof(InvalidResourceName));

    /// <summary>The body is not XML.</summary>
    public static QueueErrorCode InvalidXmlDocument { get; } = new(nameof(InvalidXmlDocument));

    /// <summary>The message expired, was deleted, or never was.</summary>
    public static QueueErrorCode MessageNotFound { get; } = new(nameof(MessageNotFound));

    /// <summary>The message is over 64 KiB.</summary>
    public static QueueErrorCode MessageTooLarge { get; } = new(nameof(MessageTooLarge));

    /// <summary>The service gave up; retried by default.</summary>
    public static QueueErrorCode OperationTimedOut { get; } = new(nameof(OperationTimedOut));

    /// <summary>An argument is out of its range.</summary>
    public static QueueErrorCode OutOfRangeInput { get; } = new(nameof(OutOfRangeInput));

    /// <summary>A query parameter is out of its range, such as a visibility timeout over 7 days.</summary>
    public static QueueErrorCode OutOfRangeQueryParameterValue { get; } = new(nameof(OutOfRangeQueryParameterValue));

    /// <summary>Somebody else received or updated the message since.</summary>
    public static QueueErrorCode PopReceiptMismatch { get; } = new(nameof(PopReceiptMismatch));

    /// <summary>A queue of that name exists with other metadata.</summary>
    public static QueueErrorCode QueueAlreadyExists { get; } = new(nameof(QueueAlreadyExists));

    /// <summary>A queue of that name is still being deleted.</summary>
    public static QueueErrorCode QueueBeingDeleted { get; } = new(nameof(QueueBeingDeleted));

    /// <summary>There is no queue of that name.</summary>
    public static QueueErrorCode QueueNotFound { get; } = new(nameof(QueueNotFound));

    /// <summary>The request's body is too large.</summary>
    public static QueueErrorCode RequestBodyTooLarge { get; } = new(nameof(RequestBodyTooLarge));

    /// <summary>The resource does not exist.</summary>
    public static QueueErrorCode ResourceNotFound { get; } = new(nameof(ResourceNotFound));

    /// <summary>Too many requests; retried by default.</summary>
    public static QueueErrorCode ServerBusy { get; } = new(nameof(ServerBusy));

    public static bool operator ==(QueueErrorCode left, QueueErrorCode right) => left.Equals(right);

    public static bool operator !=(QueueErrorCode left, QueueErrorCode right) => !left.Equals(right);

    public static bool operator ==(QueueErrorCode code, string? value) => code.Equals(value);

    public static bool operator !=(QueueErrorCode code, string? value) => !(code == value);

    public static bool operator ==(string? value, QueueErrorCode code) => code.Equals(value);

    public static bool operator !=(string? value, QueueErrorCode code) => !(value == code);

    public static implicit operator QueueErrorCode(string value) => new(value);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => obj is QueueErrorCode other && Equals(other);

    /// <inheritdoc/>
    public bool Equals(QueueErrorCode other) => Equals(other._value);

    /// <summary>Whether this is the code that <paramref name="value"/> spells.</summary>
    public bool Equals(string? value) => string.Equals(_value, value, StringComparison.InvariantCultureIgnoreCase);

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => _value is null ? 0 : StringComparer.InvariantCultureIgnoreCase.GetHashCode(_value);

    /// <inheritdoc/>
    public override string ToString() => _value;
}
