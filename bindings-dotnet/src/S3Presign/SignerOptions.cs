using System.Diagnostics.CodeAnalysis;
using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// How a <see cref="Signer"/> is made. Required are <see cref="AccessKeyId"/>, <see cref="SecretAccessKey"/> and
/// <see cref="Region"/>.
/// </summary>
/// <remarks>
/// The secret key and the session token can be set and not be read, so that what prints options shows no secret.
/// </remarks>
/// <example><code>
/// using var signer = new Signer(new()
/// {
///     AccessKeyId = "minioadmin",
///     SecretAccessKey = "minioadmin",
///     Region = "us-east-1",
///     Endpoint = "http://localhost:9000",
///     Addressing = AddressingStyle.Path,
/// });
/// </code></example>
[SuppressMessage(
    "Design", "CA1044:Properties should not be write only", Justification = "Loggers that take objects apart read every getter.")]
public sealed class SignerOptions
{
    private string? secretAccessKey;
    private string? sessionToken;

    /// <summary>Who signs: <c>AKIA...</c>, or whatever the store issued.</summary>
    public string? AccessKeyId { get; set; }

    /// <summary>The secret of the access key, which never shows in a message.</summary>
    public string? SecretAccessKey { set => secretAccessKey = value; }

    /// <summary>The token of temporary credentials; an empty one is none.</summary>
    public string? SessionToken { set => sessionToken = value; }

    /// <summary>
    /// When temporary credentials end, in whole seconds, so that a result can tell when its URL really stops working.
    /// </summary>
    public DateTimeOffset? CredentialsExpiration { get; set; }

    /// <summary>
    /// The bucket's region, which is never guessed, such as <c>eu-west-1</c>; <c>auto</c> for Cloudflare R2.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// What the <em>user</em> of the presigned URL will call, such as <c>https://files.example.com</c>, which may differ
    /// from what the program itself talks to. Without one it is AWS's of the region.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>Where the bucket's name goes. Default: <see cref="AddressingStyle.Auto"/>.</summary>
    public AddressingStyle? Addressing { get; set; }

    /// <summary>
    /// In the place of credentials: signs nothing, and gives URLs for what everybody may do, which do not expire.
    /// Default: false.
    /// </summary>
    public bool? Anonymous { get; set; }

    /// <summary>
    /// A path such as <c>/storage</c> that URLs have before the one that is signed, since a proxy at the endpoint removes
    /// it.
    /// </summary>
    public string? UnsignedPathPrefix { get; set; }

    /// <summary>AWS's endpoints that are reached by IPv4 and IPv6. Default: false.</summary>
    public bool? UseDualStack { get; set; }

    /// <summary>AWS's endpoints with cryptography that is validated by FIPS 140. Default: false.</summary>
    public bool? UseFips { get; set; }

    /// <summary>S3 Transfer Acceleration. Default: false.</summary>
    public bool? UseAccelerate { get; set; }

    /// <summary><c>s3.amazonaws.com</c> for us-east-1. Default: false.</summary>
    public bool? UseGlobalEndpoint { get; set; }

    /// <summary>
    /// Signs for the region that a bucket's ARN names; otherwise an ARN of another region is refused. Default: true.
    /// </summary>
    public bool? UseArnRegion { get; set; }

    /// <summary>Refuses access points. Default: false.</summary>
    public bool? DisableAccessPoints { get; set; }

    /// <summary>Refuses Multi-Region Access Points. Default: false.</summary>
    public bool? DisableMultiRegionAccessPoints { get; set; }

    /// <summary>
    /// Signs for directory buckets with the credentials themselves, without a session. Default: false.
    /// </summary>
    public bool? DisableS3ExpressSessionAuth { get; set; }

    /// <summary>
    /// The longest life of a URL, in whole seconds. Default: 7 days, Signature Version 4's own; some stores allow more.
    /// </summary>
    public TimeSpan? MaxExpiresIn { get; set; }

    /// <summary>
    /// Options by name, in any spelling of case: for those that a newer native library has. Not for secrets, which
    /// have properties that cannot be read.
    /// </summary>
    public ParameterCollection AdditionalOptions { get; } = [];

    /// <summary>
    /// The clock of the signer and its templates, read once a call. Default: <see cref="TimeProvider.System"/>.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>A copy, for changes that leave this as it is.</summary>
    internal SignerOptions Copy()
    {
        SignerOptions copy = new()
        {
            AccessKeyId = AccessKeyId,
            SecretAccessKey = secretAccessKey,
            SessionToken = sessionToken,
            CredentialsExpiration = CredentialsExpiration,
            Region = Region,
            Endpoint = Endpoint,
            Addressing = Addressing,
            Anonymous = Anonymous,
            UnsignedPathPrefix = UnsignedPathPrefix,
            UseDualStack = UseDualStack,
            UseFips = UseFips,
            UseAccelerate = UseAccelerate,
            UseGlobalEndpoint = UseGlobalEndpoint,
            UseArnRegion = UseArnRegion,
            DisableAccessPoints = DisableAccessPoints,
            DisableMultiRegionAccessPoints = DisableMultiRegionAccessPoints,
            DisableS3ExpressSessionAuth = DisableS3ExpressSessionAuth,
            MaxExpiresIn = MaxExpiresIn,
            TimeProvider = TimeProvider,
        };
        foreach ((string name, ParameterValue value) in AdditionalOptions)
        {
            copy.AdditionalOptions[name] = value;
        }
        return copy;
    }

    internal ParameterList WriteTo(ParameterList list) =>
        list.Add("access-key-id", AccessKeyId)
            .Add("secret-access-key", secretAccessKey)
            .Add("session-token", sessionToken)
            .Add("credentials-expiration", CredentialsExpiration)
            .Add("region", Region)
            .Add("endpoint", Endpoint)
            .Add("addressing", Text(Addressing))
            .Add("anonymous", Anonymous)
            .Add("unsigned-path-prefix", UnsignedPathPrefix)
            .Add("use-dual-stack", UseDualStack)
            .Add("use-fips", UseFips)
            .Add("use-accelerate", UseAccelerate)
            .Add("use-global-endpoint", UseGlobalEndpoint)
            .Add("use-arn-region", UseArnRegion)
            .Add("disable-access-points", DisableAccessPoints)
            .Add("disable-multi-region-access-points", DisableMultiRegionAccessPoints)
            .Add("disable-s3-express-session-auth", DisableS3ExpressSessionAuth)
            .Add("max-expires-in", MaxExpiresIn)
            .Add(AdditionalOptions);

    private static string? Text(AddressingStyle? style) =>
        style switch
        {
            null => null,
            AddressingStyle.Auto => "auto",
            AddressingStyle.Virtual => "virtual",
            AddressingStyle.Path => "path",
            AddressingStyle.BucketHost => "bucket-host",
            _ => ParameterList.Text((long)style),
        };
}
