using System.Diagnostics.CodeAnalysis;

namespace S3Presign.Extensions.DependencyInjection;

/// <summary>Credentials that a provider gives to an <see cref="ISignerSource"/>. The secrets cannot be read back.</summary>
[SuppressMessage(
    "Design", "CA1044:Properties should not be write only", Justification = "Loggers that take objects apart read every getter.")]
public sealed class SignerCredentials
{
    private readonly string? secretAccessKey;
    private readonly string? sessionToken;

    /// <summary>Who signs.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret of the access key.</summary>
    public required string SecretAccessKey { init => secretAccessKey = value; }

    /// <summary>The token of temporary credentials; null for credentials that last.</summary>
    public string? SessionToken { init => sessionToken = value; }

    /// <summary>When they end; null if they last, or if nobody knows.</summary>
    public DateTimeOffset? Expiration { get; init; }

    internal void CopyTo(SignerOptions options)
    {
        options.AccessKeyId = AccessKeyId;
        options.SecretAccessKey = secretAccessKey;
        options.SessionToken = sessionToken;
        options.CredentialsExpiration = Expiration;
    }
}
