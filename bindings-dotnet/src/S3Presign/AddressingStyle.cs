using System.Diagnostics.CodeAnalysis;

namespace S3Presign;

/// <summary>Where the bucket's name goes.</summary>
/// <seealso cref="SignerOptions.Addressing"/>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Auto and Virtual are S3's own words.")]
public enum AddressingStyle
{
    /// <summary>
    /// As AWS's rules have it: in the host where possible, else in the path; and in the path where the host is a
    /// single label, such as <c>minio</c> or <c>localhost</c>.
    /// </summary>
    Auto,

    /// <summary>In the host, also one with dots.</summary>
    Virtual,

    /// <summary>In the path: what most servers other than AWS's want.</summary>
    Path,

    /// <summary>The endpoint's host is the bucket, such as a custom domain.</summary>
    BucketHost,
}
