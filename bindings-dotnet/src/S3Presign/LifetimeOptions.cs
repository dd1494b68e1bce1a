using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// A bucket, and how long what is signed for it lives: what requests, forms and uploads in parts have in common.
/// </summary>
public abstract class LifetimeOptions
{
    private protected LifetimeOptions()
    {
    }

    /// <summary>The bucket: its name, or an access point's ARN or alias.</summary>
    public string? Bucket { get; init; }

    /// <summary>
    /// How long it lives: 1 second to 7 days, in whole seconds; a rest is cut off. Default: 900 seconds.
    /// </summary>
    public TimeSpan? ExpiresIn { get; init; }

    /// <summary>
    /// When it stops working, instead of <see cref="ExpiresIn"/>, in whole seconds; a rest is cut off.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// What is signed stays the same all through each such window, so that browsers and CDNs can cache it; in whole
    /// seconds. The window is added to its life.
    /// </summary>
    public TimeSpan? StableFor { get; init; }

    /// <summary>Moves the signing time back, in whole seconds, for clocks that run ahead of S3's.</summary>
    public TimeSpan? Backdate { get; init; }

    /// <summary>
    /// What time it is, for scoped signers, which sign for no time that lies more than 15 minutes ahead of it; in whole
    /// seconds. Default: the signer's clock, read once.
    /// </summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>
    /// Refuses if the credentials end before that life. Default: false; a result then says that it is limited by them.
    /// </summary>
    public bool? RequireFullLifetime { get; init; }

    internal virtual ParameterList WriteTo(ParameterList list) =>
        list.Add("bucket", Bucket)
            .Add("expires-in", ExpiresIn)
            .Add("expires-at", ExpiresAt)
            .Add("stable-for", StableFor)
            .Add("backdate", Backdate)
            .Add("clock", Clock)
            .Add("require-full-lifetime", RequireFullLifetime);
}
