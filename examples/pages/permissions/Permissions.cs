// What an upload with tags and a KMS key needs, as a policy.

using S3Presign;

Permissions needed = Permissions.Of(new PermissionOptions
{
    Operation = "PutObject",
    Region = "eu-west-1",
    Bucket = "photos",
    Key = "2026/1.jpg",
    Parameters = { ["Tagging"] = "owner=ada", ["ServerSideEncryption"] = "aws:kms", ["SSEKMSKeyId"] = "alias/photos" },
    Account = "123456789012",
});
Console.Write(PermissionPolicy.Of(needed).Text);
