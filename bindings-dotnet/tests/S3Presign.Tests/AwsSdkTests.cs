using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using S3Presign.AWSSDK;
using Xunit;

namespace S3Presign.Tests;

/// <summary>Signers of the AWS SDK's credentials and clients sign as the SDK does.</summary>
public sealed class AwsSdkTests
{
    private static readonly BasicAWSCredentials Lasting = new(Example.AccessKeyId, Example.Secret);

    [Fact]
    public async Task Credentials_sign()
    {
        using Signer signer = await AwsSigner.FromCredentialsAsync(Lasting, static options => options.Region = "eu-west-1");
        using Signer own = Example.Signer();
        Assert.Equal(Example.Upload(own), Example.Upload(signer));
    }

    [Fact]
    public async Task Temporary_credentials_bring_their_token_and_their_end()
    {
        DateTimeOffset end = DateTimeOffset.UtcNow.AddMinutes(30);
        using Signer signer = await AwsSigner.FromCredentialsAsync(new Ending(end), static options => options.Region = "eu-west-1");
        PresignedRequest limited = signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", ExpiresIn = TimeSpan.FromHours(2) });
        Assert.Contains("X-Amz-Security-Token", limited.Url, StringComparison.Ordinal);
        Assert.Equal(("credentials", end.ToUnixTimeSeconds()), (limited.LimitedBy, limited.ExpiresAt.ToUnixTimeSeconds()));
    }

    public static TheoryData<AmazonS3Config> Configurations =>
    [
        new AmazonS3Config { RegionEndpoint = RegionEndpoint.EUWest1 },
        new AmazonS3Config { ServiceURL = "http://localhost:9000", ForcePathStyle = true, AuthenticationRegion = "eu-west-1" },
        new AmazonS3Config { RegionEndpoint = RegionEndpoint.USWest2, UseDualstackEndpoint = true },
        new AmazonS3Config { RegionEndpoint = RegionEndpoint.USWest2, UseFIPSEndpoint = true },
        new AmazonS3Config { RegionEndpoint = RegionEndpoint.USWest2, UseAccelerateEndpoint = true },
    ];

    [Theory]
    [MemberData(nameof(Configurations), DisableDiscoveryEnumeration = true)]
    public async Task A_client_is_signed_for_as_it_is_configured(AmazonS3Config config)
    {
        using AmazonS3Client client = new(Lasting, config);
        using Signer signer = await AwsSigner.FromClientAsync(client);
        string theirs = await client.GetPreSignedURLAsync(new GetPreSignedUrlRequest
        {
            BucketName = "photos",
            Key = "a b.png",
            Expires = DateTime.UtcNow.AddMinutes(5),
            Protocol = config.ServiceURL is null ? Protocol.HTTPS : Protocol.HTTP,
        });
        string ours = signer.Presign("GetObject", new() { Bucket = "photos", Key = "a b.png" }).Url;
        Assert.Equal(theirs[..theirs.IndexOf('?', StringComparison.Ordinal)], ours[..ours.IndexOf('?', StringComparison.Ordinal)]);
        string region = config.AuthenticationRegion ?? config.RegionEndpoint.SystemName;
        Assert.Contains($"%2F{region}%2Fs3%2F", ours, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_is_set_last()
    {
        using AmazonS3Client client = new(Lasting, RegionEndpoint.EUWest1);
        using Signer signer = await AwsSigner.FromClientAsync(client, static options => options.Endpoint = "https://files.example.com");
        Assert.StartsWith("https://photos.files.example.com/", signer.GetObjectUrl("photos", "k"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_clients_and_nulls_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => AwsSigner.FromCredentialsAsync(null!, static _ => { }));
        await Assert.ThrowsAsync<ArgumentNullException>(() => AwsSigner.FromCredentialsAsync(Lasting, null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => AwsSigner.FromClientAsync(null!));
        using AmazonS3Client anonymous = new(new AnonymousAWSCredentials(), RegionEndpoint.EUWest1);
        await Assert.ThrowsAsync<ArgumentException>(() => AwsSigner.FromClientAsync(anonymous));
        Assert.Equal("MissingRegion", (await Assert.ThrowsAsync<S3PresignException>(() => AwsSigner.FromCredentialsAsync(Lasting, static _ => { }))).Code);
    }

    /// <summary>Credentials that know their end.</summary>
    private sealed class Ending : AWSCredentials
    {
        internal Ending(DateTimeOffset end) => Expiration = end.UtcDateTime;

        public override ImmutableCredentials GetCredentials() => new("ASIAIOSFODNN7EXAMPLE", Example.Secret, Example.Token);
    }
}
