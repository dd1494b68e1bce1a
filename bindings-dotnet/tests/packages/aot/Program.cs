// Uses all three packages, so that a warning about what they reach is seen.
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using S3Presign;
using S3Presign.AWSSDK;
using S3Presign.Extensions.DependencyInjection;

using AmazonS3Client client = new(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret"), RegionEndpoint.EUWest1);
using Signer ofClient = await AwsSigner.FromClientAsync(client);
await using ServiceProvider services = new ServiceCollection()
    .AddS3Presign(static options =>
    {
        options.AccessKeyId = "AKIAIOSFODNN7EXAMPLE";
        options.SecretAccessKey = "secret";
        options.Region = "eu-west-1";
    })
    .BuildServiceProvider();
Signer ofServices = await services.GetRequiredService<ISignerSource>().GetSignerAsync();
RequestOptions request = new() { Bucket = "photos", Key = "2026/logo.png", SigningTime = DateTimeOffset.UnixEpoch.AddDays(20_000) };
PresignedRequest presigned = ofServices.Presign("GetObject", request);
string json = JsonSerializer.Serialize(presigned, S3PresignJson.PresignedRequest);
if (ofClient.Presign("GetObject", request) != presigned || JsonSerializer.Deserialize(json, S3PresignJson.PresignedRequest) != presigned)
{
    throw new InvalidOperationException("the results differ");
}
Console.WriteLine(presigned.Url);
