// A link that uploads one image of this type and length, and replaces none.

using S3Presign;

using var signer = Signer.FromEnvironment();
PresignedRequest upload = signer.Presign("PutObject", new()
{
    Bucket = "photos",
    Key = "2026/logo.png",
    Parameters = { ["ContentType"] = "image/png", ["ContentLength"] = 1_048_576 },
    CreateOnly = true,
});

Console.WriteLine($"{upload.Method} {upload.Url}");
foreach (var (name, value) in upload.Headers)
{
    Console.WriteLine($"{name}: {value}"); // to be sent with it
}
