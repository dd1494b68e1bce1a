namespace S3Presign;

/// <summary>A request to sign.</summary>
/// <seealso cref="Signer.Presign"/>
public sealed class RequestOptions : OperationOptions
{
    /// <summary>
    /// The object's key: 1 to 1024 bytes of UTF-8, raw and never encoded; null for an operation that acts on no object.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>
    /// When it is signed, in whole seconds; a rest is cut off. Default: the signer's clock, read once.
    /// </summary>
    public DateTimeOffset? SigningTime { get; init; }
}
