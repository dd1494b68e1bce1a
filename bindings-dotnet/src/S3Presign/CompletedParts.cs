using S3Presign.Interop;

namespace S3Presign;

/// <summary>The body of the request that completes an upload in parts.</summary>
/// <seealso cref="PresignedMultipart.Complete"/>
public static class CompletedParts
{
    /// <summary>Writes the body, as XML.</summary>
    /// <param name="etags">
    /// The <c>ETag</c> of each part's response, with the header's quotes or without, by the part's number, in any order.
    /// </param>
    /// <param name="checksums">
    /// By S3's name, such as <c>ChecksumSHA256</c>, the checksums that parts were uploaded with: base64, as a map by the
    /// part's number.
    /// </param>
    /// <returns>The body.</returns>
    /// <exception cref="S3PresignException">
    /// <c>NoParts</c>, <c>InvalidPartNumber</c>, <c>DuplicatePart</c>, <c>InvalidETag</c>, <c>PartOutsidePlan</c>,
    /// <c>InvalidChecksum</c>.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="etags"/> or one of its texts is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    public static string CreateBody(
        IEnumerable<KeyValuePair<int, string>> etags, ParameterCollection? checksums = null)
    {
        ArgumentNullException.ThrowIfNull(etags);
        using ParameterList list = new();
        foreach ((int number, string etag) in etags)
        {
            ArgumentNullException.ThrowIfNull(etag, nameof(etags));
            _ = list.Add($"part:{ParameterList.Text(number)}", etag);
        }
        return Calls.CompletedParts(list.Add(checksums ?? []));
    }
}
