using S3Presign;

namespace Library;

/// <summary>Somebody's library that uses the package, in a program that does not name it.</summary>
public static class Links
{
    /// <summary>A URL.</summary>
    public static string Download(string key)
    {
        using Signer signer = new(new() { AccessKeyId = "AKIAIOSFODNN7EXAMPLE", SecretAccessKey = "secret", Region = "eu-west-1" });
        return signer.Presign("GetObject", new()
        {
            Bucket = "photos",
            Key = key,
            SigningTime = DateTimeOffset.UnixEpoch.AddDays(20_000),
        }).Url;
    }
}
