// An upload in parts: the request that creates it, one for each part, and what ends it.

using S3Presign;

using var signer = Signer.FromEnvironment();

PresignedRequest create = signer.Presign("CreateMultipartUpload", new()
{
    Bucket = "videos",
    Key = "film.mp4",
    Parameters = { ["ContentType"] = "video/mp4" },
});
Console.WriteLine($"{create.Method} {create.Url}");

// What S3 answers to it.
const string response =
    "<InitiateMultipartUploadResult><UploadId>the-upload-id</UploadId></InitiateMultipartUploadResult>";

PresignedMultipart upload = signer.PresignMultipart(new()
{
    Bucket = "videos",
    Key = "film.mp4",
    UploadId = CreatedUpload.ReadId(response),
    ObjectSize = 20_000_000,
    ExpiresIn = TimeSpan.FromHours(6),
});
foreach (PresignedPart part in upload.Parts)
{
    Console.WriteLine($"{part.Size} bytes from {part.FirstByte}: {part.Request.Url}");
}

// The ETag of each part's response, in any order.
string body = CompletedParts.CreateBody(
[
    KeyValuePair.Create(1, "\"9b2c\""), KeyValuePair.Create(2, "\"4a71\""), KeyValuePair.Create(3, "\"77e0\""),
]);
foreach (PresignedRequest end in new[] { upload.Complete, upload.Abort, upload.ListParts })
{
    Console.WriteLine($"{end.Method} {end.Url}");
}

Console.WriteLine(body); // of the request that completes it
