// Links to many objects, signed at one instant.

using S3Presign;

using var signer = Signer.FromEnvironment();
using var download = signer.CreateTemplate("GetObject", new() { Bucket = "photos" });

foreach (string url in download.GetUrls(["1.jpg", "2.jpg"]))
{
    Console.WriteLine(url);
}
