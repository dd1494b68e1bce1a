using S3Presign.Interop;

namespace S3Presign;

/// <summary>A form to sign. Its fields are what the sender must send, exactly so.</summary>
/// <seealso cref="Signer.PresignPost"/>
public sealed class PostOptions : LifetimeOptions
{
    /// <summary>
    /// The object's key, raw; <c>${filename}</c> in it stands for the name of the sender's file. May be left out where
    /// <see cref="StartsWith"/> has one.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Fields whose value the sender chooses, with how it begins; empty for any value.</summary>
    public ParameterCollection StartsWith { get; init; } = [];

    /// <summary>
    /// Fields with their values, or parameters of <c>PutObject</c> that a form can carry: <c>acl</c>,
    /// <c>Content-Type</c>, <c>Metadata</c>, <c>success_action_redirect</c>, <c>success_action_status</c>,
    /// <c>tagging</c>, <c>StorageClass</c>, ...
    /// </summary>
    public ParameterCollection Fields { get; init; } = [];

    /// <summary>Fields of the application's own, which S3 does nothing with, and their values.</summary>
    public ParameterCollection OwnFields { get; init; } = [];

    /// <summary>Such fields whose value the sender chooses, with how it begins; empty for any value.</summary>
    public ParameterCollection OwnStartsWith { get; init; } = [];

    /// <summary>The smallest file, in bytes. Default: 0.</summary>
    public long? MinContentLength { get; init; }

    /// <summary>The largest file, in bytes. Default: S3's own limit of 5 GiB, with a warning.</summary>
    public long? MaxContentLength { get; init; }

    /// <summary>
    /// No warning where <c>${filename}</c> leaves the key of a scoped signer's form open, for stores that take keys as
    /// they are. Default: false.
    /// </summary>
    public bool? AllowOpenKey { get; init; }

    /// <summary>
    /// When it is signed, in whole seconds; a rest is cut off. Default: the signer's clock, read once.
    /// </summary>
    public DateTimeOffset? SigningTime { get; init; }

    internal override ParameterList WriteTo(ParameterList list) =>
        base.WriteTo(list)
            .Add("key", Key)
            .Add("min-content-length", MinContentLength)
            .Add("max-content-length", MaxContentLength)
            .Add("allow-open-key", AllowOpenKey)
            .Add(StartsWith, "starts-with:")
            .Add(OwnFields, "own-fields:")
            .Add(OwnStartsWith, "own-starts-with:")
            .Add(Fields);
}
