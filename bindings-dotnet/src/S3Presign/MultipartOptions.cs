using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// An upload in parts to sign. Needs a bucket, a key, an upload id, and an object size or a number of parts.
/// </summary>
/// <seealso cref="Signer.PresignMultipart"/>
public sealed class MultipartOptions : LifetimeOptions
{
    /// <summary>The object's key: 1 to 1024 bytes of UTF-8, raw and never encoded.</summary>
    public string? Key { get; init; }

    /// <summary>The upload: from the response to <c>CreateMultipartUpload</c>.</summary>
    public string? UploadId { get; init; }

    /// <summary>The size of the whole object in bytes; or <see cref="PartCount"/>, where it is not known.</summary>
    public long? ObjectSize { get; init; }

    /// <summary>
    /// The size of every part but the last, in bytes: 5 MiB to 5 GiB. Default: as <see cref="MultipartPlan.Create"/>
    /// has it.
    /// </summary>
    public long? PartSize { get; init; }

    /// <summary>How many parts there are, where the sizes are not known: 1 to 10,000.</summary>
    public int? PartCount { get; init; }

    /// <summary>Whether each part is bound to its length. Default: true.</summary>
    public bool? SignContentLength { get; init; }

    /// <summary>
    /// Whether S3 refuses to complete the upload where an object of this key exists. JuiceFS, rclone and older MinIO
    /// ignore it. Default: false.
    /// </summary>
    public bool? CreateOnly { get; init; }

    /// <summary>
    /// Parameters by S3's names, for each of the requests that knows them, such as <c>RequestPayer</c>; those of single
    /// parts, such as <c>ChecksumSHA256</c>, as a map by the number of the part.
    /// </summary>
    public ParameterCollection Parameters { get; init; } = [];

    /// <summary>
    /// When it is signed, in whole seconds; a rest is cut off. Default: the signer's clock, read once.
    /// </summary>
    public DateTimeOffset? SigningTime { get; init; }

    internal override ParameterList WriteTo(ParameterList list) =>
        base.WriteTo(list)
            .Add("upload-id", UploadId)
            .Add("object-size", ObjectSize)
            .Add("part-size", PartSize)
            .Add("part-count", (long?)PartCount)
            .Add("sign-content-length", SignContentLength)
            .Add("create-only", CreateOnly)
            .Add(Parameters);
}
