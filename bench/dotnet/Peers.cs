using System.Reflection;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Minio;
using Minio.DataModel.Args;

namespace Bench;

/// <summary>
/// The peers, each with one client that is made once and asked for one key after another. A peer takes part in the
/// uploads if it can bind a content type to the signature.
/// </summary>
internal static class Peers
{
    internal static IEnumerable<Contestant> Contestants(string series)
    {
        AmazonS3Client sdk = Sdk();
        yield return new(series, "AWSSDK.S3", Version(sdk), key => sdk.GetPreSignedURL(SdkRequest(series, key)));
        if (series != Work.Put)
        {
            IMinioClient minio = new MinioClient()
                .WithEndpoint($"s3.{Work.Region}.amazonaws.com")
                .WithCredentials(Work.AccessKeyId, Work.SecretAccessKey)
                .WithRegion(Work.Region)
                .WithSSL()
                .Build();
            yield return new(series, "Minio", Version(minio), key => OfMinio(minio, key));
        }
    }

    internal static AmazonS3Client Sdk() =>
        new(new BasicAWSCredentials(Work.AccessKeyId, Work.SecretAccessKey), RegionEndpoint.GetBySystemName(Work.Region));

    internal static GetPreSignedUrlRequest SdkRequest(string series, string key)
    {
        GetPreSignedUrlRequest request = new()
        {
            BucketName = Work.Bucket,
            Key = key,
            Expires = DateTime.UtcNow + Work.ExpiresIn,
            Verb = series == Work.Put ? HttpVerb.PUT : HttpVerb.GET,
        };
        if (series == Work.Put)
        {
            request.ContentType = Work.ContentType;
        }
        return request;
    }

    /// <summary>It answers a task that has ended: the region is given, so that it asks no server for it.</summary>
    private static string OfMinio(IMinioClient minio, string key) =>
        minio.PresignedGetObjectAsync(
            new PresignedGetObjectArgs()
                .WithBucket(Work.Bucket)
                .WithObject(key)
                .WithExpiry((int)Work.ExpiresIn.TotalSeconds)).GetAwaiter().GetResult();

    private static string Version(object of) => of.GetType().Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version;
}
