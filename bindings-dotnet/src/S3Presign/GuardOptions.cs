using S3Presign.Interop;

namespace S3Presign;

/// <summary>What a bucket policy is to bind. Needs a bucket, and one thing at least.</summary>
/// <seealso cref="GuardPolicy.Of"/>
public sealed class GuardOptions
{
    /// <summary>Its name.</summary>
    public string? Bucket { get; init; }

    /// <summary>Such as <c>aws-cn</c>. Default: <c>aws</c>.</summary>
    public string? Partition { get; init; }

    /// <summary>The ARN of the identity that signs, which <see cref="Networks"/> and <see cref="Presigned"/> are then about.</summary>
    public string? Principal { get; init; }

    /// <summary>The greatest age of a signature when its request arrives, in whole seconds: at least 60.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The window that requests are signed with, which is added to the age.</summary>
    public TimeSpan? StableFor { get; init; }

    /// <summary>How far signing times are moved back, which is added to the age.</summary>
    public TimeSpan? Backdate { get; init; }

    /// <summary>Only by https.</summary>
    public bool? Https { get; init; }

    /// <summary>Only by TLS 1.2 or newer.</summary>
    public bool? Tls { get; init; }

    /// <summary>Only from these, such as <c>203.0.113.0/24</c>.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary><c>only</c> by presigned URLs, or <c>never</c> by them nor by forms.</summary>
    public string? Presigned { get; init; }

    /// <summary>Uploads overwrite nothing.</summary>
    public bool? CreateOnly { get; init; }

    /// <summary>No access control lists.</summary>
    public bool? NoAcl { get; init; }

    /// <summary>Options by name, in any spelling of case: for those that a newer native library has.</summary>
    public ParameterCollection AdditionalOptions { get; init; } = [];

    internal ParameterList WriteTo(ParameterList list) =>
        list.Add("bucket", Bucket)
            .Add("partition", Partition)
            .Add("principal", Principal)
            .Add("max-age", MaxAge)
            .Add("stable-for", StableFor)
            .Add("backdate", Backdate)
            .Add("https", Https)
            .Add("tls", Tls)
            .AddEach("network", Networks)
            .Add("presigned", Presigned)
            .Add("create-only", CreateOnly)
            .Add("no-acl", NoAcl)
            .Add(AdditionalOptions);
}
