using S3Presign.Interop;

namespace S3Presign;

/// <summary>What can be told of a presigned URL without a secret: of any signer and any store.</summary>
public static class PresignedUrl
{
    /// <summary>Masks signature, session token and encryption keys of a presigned URL, for logs.</summary>
    /// <param name="url">Of any signer; text that is not a URL is returned as it is.</param>
    /// <returns>The URL without its secrets.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">It has a lone surrogate.</exception>
    public static string Redact(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Calls.Redact(url);
    }

    /// <summary>Explains a presigned URL: Signature Version 4, 4A or the legacy 2.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="method">Such as <c>PUT</c>, which leaves one operation; null if it is not known.</param>
    /// <param name="now">In whole seconds; a rest is cut off. Default: the clock.</param>
    /// <param name="bucket">A custom domain does not say where its bucket stands; with it, the key is known.</param>
    /// <param name="unsignedPathPrefix">A path that a proxy removes before the one that was signed.</param>
    /// <param name="host">Of a bare target (<c>/photos/a.png?X-Amz-...</c>), as a log has it.</param>
    /// <returns>What it claims. Nothing is verified.</returns>
    /// <exception cref="S3PresignException"><c>NotPresigned</c> for what is not a presigned URL.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    /// <example><code>
    /// Explanation told = PresignedUrl.Explain(url);
    /// Console.WriteLine(told.Text);
    /// </code></example>
    public static Explanation Explain(
        string url,
        string? method = null,
        DateTimeOffset? now = null,
        string? bucket = null,
        string? unsignedPathPrefix = null,
        string? host = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        using ParameterList list = new();
        return Calls.Explain(
            list.Add("url", url)
                .Add("method", method)
                .Add("bucket", bucket)
                .Add("unsigned-path-prefix", unsignedPathPrefix)
                .Add("host", host)
                .Add("now", now ?? TimeProvider.System.GetUtcNow()),
            Explanation.Read);
    }
}
