using S3Presign.Interop;

namespace S3Presign;

/// <summary>One kind of request, for one key after another. Immutable, and shared by any number of threads.</summary>
/// <remarks><see cref="Dispose"/> wipes its secrets; so does the garbage collector, where nobody does.</remarks>
/// <example><code>
/// using var download = signer.CreateTemplate("GetObject", new() { Bucket = "photos", ExpiresIn = TimeSpan.FromHours(1) });
/// string url = download.GetUrl("2026/logo.png");
/// </code></example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Template : IDisposable
{
    private readonly NativeTemplate template;
    private readonly TimeProvider clock;

    /// <summary>Whether a given signing time needs the clock beside it.</summary>
    private readonly bool isScoped;

    internal Template(NativeTemplate template, TimeProvider clock, bool isScoped) =>
        (this.template, this.clock, this.isScoped) = (template, clock, isScoped);

    /// <summary>
    /// The URL for one key, and nothing else: the fastest call, which allocates the string alone. What its sender must
    /// send is the same for all keys; <see cref="Presign"/> tells.
    /// </summary>
    /// <param name="key">
    /// 1 to 1024 bytes of UTF-8, raw and never encoded; null for an operation that acts on no object.
    /// </param>
    /// <param name="signingTime">In whole seconds; a rest is cut off. Default: the signer's clock.</param>
    /// <returns>The URL.</returns>
    /// <exception cref="S3PresignException">
    /// <c>InvalidKey</c>, <c>MissingKey</c>, <c>UnexpectedKey</c>, <c>CredentialsExpired</c>,
    /// <c>CredentialsExpireFirst</c>, <c>ExpiryOutOfRange</c>, <c>InvalidSigningTime</c>; for a scoped signer
    /// <c>KeyOutsideScope</c>, <c>ExpiryOutsideScope</c>, <c>SigningTimeOutsideScope</c> and <c>UnsafeKey</c>.
    /// </exception>
    /// <exception cref="ArgumentException">The key has a lone surrogate.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public string GetUrl(string? key, DateTimeOffset? signingTime = null)
    {
        using NativeTemplate? clocked = Clocked(signingTime);
        return (clocked ?? template).Url(key, Seconds(signingTime));
    }

    /// <summary>The URL for one key, as UTF-8 in memory of the caller's: allocates nothing.</summary>
    /// <param name="utf8Key">The key in UTF-8; empty is an empty key, which is refused.</param>
    /// <param name="utf8Destination">Where the URL goes. Nothing is written if it is too short.</param>
    /// <param name="bytesWritten">How long the URL is; 0 if it does not fit.</param>
    /// <returns>Whether the URL fits. A refusal is an exception.</returns>
    /// <exception cref="S3PresignException">As <see cref="GetUrl"/> does, and <c>InvalidUtf8</c>.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public bool TryGetUrl(ReadOnlySpan<byte> utf8Key, Span<byte> utf8Destination, out int bytesWritten) =>
        template.TryUrl(utf8Key, Seconds(null), utf8Destination, out bytesWritten);

    /// <summary>The URL for one key, as UTF-8 in memory of the caller's: allocates nothing. It is signed at an instant.</summary>
    /// <param name="utf8Key">The key in UTF-8; empty is an empty key, which is refused.</param>
    /// <param name="utf8Destination">Where the URL goes. Nothing is written if it is too short.</param>
    /// <param name="bytesWritten">How long the URL is; 0 if it does not fit.</param>
    /// <param name="signingTime">In whole seconds; a rest is cut off.</param>
    /// <returns>Whether the URL fits. A refusal is an exception.</returns>
    /// <exception cref="S3PresignException">As <see cref="GetUrl"/> does, and <c>InvalidUtf8</c>.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public bool TryGetUrl(
        ReadOnlySpan<byte> utf8Key, Span<byte> utf8Destination, out int bytesWritten, DateTimeOffset signingTime)
    {
        using NativeTemplate? clocked = Clocked(signingTime);
        return (clocked ?? template).TryUrl(utf8Key, signingTime.ToUnixTimeSeconds(), utf8Destination, out bytesWritten);
    }

    /// <summary>The URL for one key, in memory of the caller's: allocates nothing.</summary>
    /// <param name="key">The key; empty is an empty key, which is refused.</param>
    /// <param name="destination">Where the URL goes. Nothing is written if it is too short.</param>
    /// <param name="charsWritten">How long the URL is; 0 if it does not fit.</param>
    /// <returns>Whether the URL fits. A refusal is an exception.</returns>
    /// <exception cref="S3PresignException">As <see cref="GetUrl"/> does.</exception>
    /// <exception cref="ArgumentException">The key has a lone surrogate.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public bool TryGetUrl(ReadOnlySpan<char> key, Span<char> destination, out int charsWritten) =>
        template.TryUrl(key, Seconds(null), destination, out charsWritten);

    /// <summary>The URL for one key, in memory of the caller's: allocates nothing. It is signed at an instant.</summary>
    /// <param name="key">The key; empty is an empty key, which is refused.</param>
    /// <param name="destination">Where the URL goes. Nothing is written if it is too short.</param>
    /// <param name="charsWritten">How long the URL is; 0 if it does not fit.</param>
    /// <param name="signingTime">In whole seconds; a rest is cut off.</param>
    /// <returns>Whether the URL fits. A refusal is an exception.</returns>
    /// <exception cref="S3PresignException">As <see cref="GetUrl"/> does.</exception>
    /// <exception cref="ArgumentException">The key has a lone surrogate.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public bool TryGetUrl(
        ReadOnlySpan<char> key, Span<char> destination, out int charsWritten, DateTimeOffset signingTime)
    {
        using NativeTemplate? clocked = Clocked(signingTime);
        return (clocked ?? template).TryUrl(key, signingTime.ToUnixTimeSeconds(), destination, out charsWritten);
    }

    /// <summary>
    /// The URLs for many keys, all signed at one instant: those of <see cref="GetUrl"/> in a fraction of its time.
    /// </summary>
    /// <param name="keys">The keys, as <see cref="GetUrl"/> takes each.</param>
    /// <param name="signingTime">In whole seconds; a rest is cut off. Default: the signer's clock.</param>
    /// <returns>The URLs in the order of the keys.</returns>
    /// <exception cref="S3PresignException">
    /// As <see cref="GetUrl"/> does, for the first key that is refused; <see cref="S3PresignException.Row"/> says which.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    /// <exception cref="ArgumentException">A key has a lone surrogate.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public string[] GetUrls(IEnumerable<string> keys, DateTimeOffset? signingTime = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        using NativeTemplate? clocked = Clocked(signingTime);
        return (clocked ?? template).Urls(keys as IReadOnlyList<string> ?? [.. keys], Seconds(signingTime));
    }

    /// <summary>The whole result for one key.</summary>
    /// <param name="key">As <see cref="GetUrl"/> takes it.</param>
    /// <param name="signingTime">In whole seconds; a rest is cut off. Default: the signer's clock.</param>
    /// <returns>The URL, and what its sender must send.</returns>
    /// <exception cref="S3PresignException">As <see cref="GetUrl"/> does.</exception>
    /// <exception cref="ArgumentException">The key has a lone surrogate.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public PresignedRequest Presign(string? key, DateTimeOffset? signingTime = null)
    {
        using NativeTemplate? clocked = Clocked(signingTime);
        return (clocked ?? template).Presign(key, Seconds(signingTime), PresignedRequest.Read);
    }

    /// <summary>
    /// Wipes the secrets, after the calls that run at this moment. Later calls throw
    /// <see cref="ObjectDisposedException"/>; disposing again does nothing.
    /// </summary>
    public void Dispose() => template.Dispose();

    /// <summary>
    /// Shows what it signs: the operation, the URL up to the key, and the headers that must be sent, with encryption
    /// keys masked. A disposed one shows only that it is.
    /// </summary>
    /// <returns>A text that can be logged.</returns>
    public override string ToString() => Description.Of(nameof(Template), template, template.Describe);

    /// <summary>
    /// For a signing time that was given, a scoped signer's template that knows what time it is, which its longest life
    /// counts from; null where the template itself does.
    /// </summary>
    private NativeTemplate? Clocked(DateTimeOffset? signingTime) =>
        isScoped && signingTime is not null ? template.Clocked(clock.GetUtcNow().ToUnixTimeSeconds()) : null;

    private long Seconds(DateTimeOffset? given) => (given ?? clock.GetUtcNow()).ToUnixTimeSeconds();
}
