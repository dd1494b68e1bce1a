// Why a server refused what was signed, from its response.

using S3Presign;

using var signer = Signer.FromEnvironment();
PresignedRequest download = signer.Presign("GetObject", new() { Bucket = "photos", Key = "1.jpg" });

// What the server responded with: all of it, as it came.
string response = "<Error><Code>SignatureDoesNotMatch</Code></Error>";
Console.WriteLine(Diagnosis.Of(response, download).Text);
