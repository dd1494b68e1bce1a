using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;

namespace S3Presign.AWSSDK;

/// <summary>Signers from the credentials and clients of the AWS SDK for .NET.</summary>
/// <remarks>
/// Credentials are read once, asynchronously: a signer keeps those of this moment. Where they end, make a new signer
/// then, or register one by <c>AddS3Presign</c> with a provider.
/// </remarks>
public static class AwsSigner
{
    /// <summary>A signer of the SDK's credentials.</summary>
    /// <param name="credentials">Of any kind, such as those of <c>DefaultAWSCredentialsIdentityResolver</c>.</param>
    /// <param name="configure">Sets the region, and what else differs from the default.</param>
    /// <returns>A signer that is to be disposed.</returns>
    /// <exception cref="S3PresignException">As the signer's constructor throws it.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="AmazonClientException">The SDK finds no credentials.</exception>
    public static async Task<Signer> FromCredentialsAsync(AWSCredentials credentials, Action<SignerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentNullException.ThrowIfNull(configure);
        SignerOptions options = new();
        await ReadAsync(credentials, options).ConfigureAwait(false);
        configure(options);
        return new(options);
    }

    /// <summary>
    /// A signer that signs as a client of the SDK is configured: its credentials, region, <c>ServiceURL</c>,
    /// <c>ForcePathStyle</c>, dual stack, FIPS and acceleration. A <c>ServiceURL</c> whose host is a single label, such
    /// as <c>http://minio:9000</c>, is reached by path, whatever <c>ForcePathStyle</c> says.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="configure">
    /// Sets what differs, such as the endpoint that the users of the URLs call; null for nothing.
    /// </param>
    /// <returns>A signer that is to be disposed.</returns>
    /// <exception cref="S3PresignException">As the signer's constructor throws it.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentException">The client is of another kind than the SDK's own, or anonymous.</exception>
    /// <exception cref="AmazonClientException">The SDK finds no credentials.</exception>
    public static async Task<Signer> FromClientAsync(IAmazonS3 client, Action<SignerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (client.Config is not AmazonS3Config config)
        {
            throw new ArgumentException("the client has no configuration of S3", nameof(client));
        }
        AWSCredentials credentials = (client is AmazonServiceClient service ? ExplicitCredentials(service) : null)
            ?? config.DefaultAWSCredentials
            ?? await FromChainAsync(config).ConfigureAwait(false);
        if (credentials is AnonymousAWSCredentials)
        {
            throw new ArgumentException("the client is anonymous, and only credentials sign", nameof(client));
        }
        SignerOptions options = new();
        await ReadAsync(credentials, options).ConfigureAwait(false);
        Read(config, options);
        configure?.Invoke(options);
        return new(options);
    }

    /// <summary>What a client was made with: the SDK shows it to its own subclasses alone.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_ExplicitAWSCredentials")]
    private static extern AWSCredentials? ExplicitCredentials(AmazonServiceClient client);

    /// <summary>What the SDK itself would look for: environment, profiles, containers, instances.</summary>
    private static async Task<AWSCredentials> FromChainAsync(AmazonS3Config config)
    {
        using DefaultAWSCredentialsIdentityResolver chain = new();
        return await chain.ResolveIdentityAsync(config).ConfigureAwait(false);
    }

    private static async Task ReadAsync(AWSCredentials credentials, SignerOptions options)
    {
        ImmutableCredentials read = await credentials.GetCredentialsAsync().ConfigureAwait(false);
        options.AccessKeyId = read.AccessKey;
        options.SecretAccessKey = read.SecretKey;
        options.SessionToken = string.IsNullOrEmpty(read.Token) ? null : read.Token;
        if (credentials.Expiration is { } end)
        {
            options.CredentialsExpiration = new DateTimeOffset(end.ToUniversalTime());
        }
    }

    private static void Read(AmazonS3Config config, SignerOptions options)
    {
        options.Region = config.AuthenticationRegion ?? config.RegionEndpoint?.SystemName;
        options.Endpoint = config.ServiceURL;
        options.Addressing = config.ForcePathStyle ? AddressingStyle.Path : null;
        options.UseDualStack = config.UseDualstackEndpoint ? true : null;
        options.UseFips = config.UseFIPSEndpoint ? true : null;
        options.UseAccelerate = config.UseAccelerateEndpoint ? true : null;
        options.UseArnRegion = config.UseArnRegion ? null : false;
    }
}
