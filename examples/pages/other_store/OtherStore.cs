// A link to an object in another store than AWS's, which is reached by path.

using S3Presign;

using var signer = new Signer(new()
{
    AccessKeyId = "minioadmin",
    SecretAccessKey = "minioadmin",
    Region = "us-east-1",
    Endpoint = "https://minio.example.com",
    Addressing = AddressingStyle.Path,
});
Console.WriteLine(signer.Presign("GetObject", new() { Bucket = "photos", Key = "1.jpg" }).Url);
