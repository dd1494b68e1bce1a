using System.Diagnostics.CodeAnalysis;
using S3Presign.Interop;

namespace S3Presign;

/// <summary>By what a request or a form that was received is judged, beside the secret.</summary>
/// <seealso cref="ReceivedRequest.Verify"/>
/// <seealso cref="ReceivedForm.Verify"/>
[SuppressMessage(
    "Design", "CA1044:Properties should not be write only", Justification = "Loggers that take objects apart read every getter.")]
public sealed class VerifyOptions
{
    private readonly string? sessionToken;

    /// <summary>The token of temporary credentials, which the request must have.</summary>
    public string? SessionToken { init => sessionToken = value; }

    /// <summary>When temporary credentials end, in whole seconds.</summary>
    public DateTimeOffset? CredentialsExpiration { get; init; }

    /// <summary>Only signatures for this region, such as <c>eu-west-1</c>. Default: any.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// Only signatures for this service: <c>s3</c>, <c>s3-object-lambda</c>, <c>s3-outposts</c> or <c>s3express</c>.
    /// Default: <c>s3</c>.
    /// </summary>
    public string? Service { get; init; }

    /// <summary>The longest life that is accepted, in whole seconds. Default: 7 days.</summary>
    public TimeSpan? MaxExpiresIn { get; init; }

    /// <summary>How far ahead of the clock a signing time may be, in whole seconds. Default: 900 seconds.</summary>
    public TimeSpan? ClockSkew { get; init; }

    /// <summary>
    /// Refuses a form whose final key has <c>.</c> or <c>..</c> segments, empty ones, backslashes or control characters
    /// (<c>UnsafeKey</c>). Default: false.
    /// </summary>
    public bool? RequireSafeKey { get; init; }

    /// <summary>
    /// A path such as <c>/storage</c> that a request has before the one that was signed, since a proxy will remove it.
    /// </summary>
    public string? UnsignedPathPrefix { get; init; }

    /// <summary>
    /// Hosts that are served, such as <c>s3.example.com</c>: on one of them the bucket stands in the path, below one in
    /// the host, and any other host is refused; ports count for nothing. Default: none, so that no operation,
    /// bucket and key are told.
    /// </summary>
    public IReadOnlyList<string> BaseHost { get; init; } = [];

    /// <summary>When it is judged, in whole seconds; a rest is cut off. Default: the clock, read once.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The clock, read once a call. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Rules by name, in any spelling of case: for those that a newer native library has.</summary>
    public ParameterCollection AdditionalOptions { get; init; } = [];

    internal long UnixTime => (Now ?? TimeProvider.GetUtcNow()).ToUnixTimeSeconds();

    /// <summary>The rules, with the secret that was looked up; null, for an access key that nobody knows.</summary>
    internal ParameterList WriteTo(ParameterList list, string accessKeyId, string? secretAccessKey)
    {
        _ = list.Add("session-token", sessionToken)
            .Add("credentials-expiration", CredentialsExpiration)
            .Add("region", Region)
            .Add("service", Service)
            .Add("max-expires-in", MaxExpiresIn)
            .Add("clock-skew", ClockSkew)
            .Add("require-safe-key", RequireSafeKey)
            .Add("unsigned-path-prefix", UnsignedPathPrefix)
            .AddEach("base-host", BaseHost)
            .Add(AdditionalOptions);
        return secretAccessKey is null
            ? list
            : list.Add("access-key-id", accessKeyId).Add("secret-access-key", secretAccessKey);
    }
}
