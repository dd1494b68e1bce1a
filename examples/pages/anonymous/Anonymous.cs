// The plain URL of what everybody may read, which is not signed and does not end.

using S3Presign;

using var open = new Signer(new() { Anonymous = true, Region = "eu-west-1" });
Console.WriteLine(open.Presign("GetObject", new()
{
    Bucket = "photos",
    Key = "a b.png",
    Parameters = { ["VersionId"] = "7" },
}).Url);
