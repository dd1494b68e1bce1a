// A download from a directory bucket: the request for a session, and what is signed with its response.

using S3Presign;

using var own = Signer.FromEnvironment();

PresignedRequest session = own.Presign("CreateSession", new() { Bucket = "logs--usw2-az1--x-s3" });
Console.WriteLine(session.Url); // GET it

// What its XML response says, which is good for five minutes.
using var signer = new Signer(new()
{
    AccessKeyId = "ASIASESSION",
    SecretAccessKey = "session secret",
    SessionToken = "session token",
    Region = "us-west-2",
});
Console.WriteLine(signer.Presign("GetObject", new() { Bucket = "logs--usw2-az1--x-s3", Key = "today.log" }).Url);
