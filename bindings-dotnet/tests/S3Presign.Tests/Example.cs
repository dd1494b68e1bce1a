using System.Globalization;

namespace S3Presign.Tests;

/// <summary>What the tests sign with.</summary>
internal static class Example
{
    internal const string AccessKeyId = "AKIAIOSFODNN7EXAMPLE";
    internal const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    internal const string Token = "IQoJb3JpZ2luX2VjEXAMPLETOKEN";

    internal static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-01-02T03:04:05Z", CultureInfo.InvariantCulture);

    internal static SignerOptions Options(Action<SignerOptions>? change = null)
    {
        SignerOptions options = new() { AccessKeyId = AccessKeyId, SecretAccessKey = Secret, Region = "eu-west-1" };
        change?.Invoke(options);
        return options;
    }

    internal static Signer Signer(Action<SignerOptions>? change = null) => new(Options(change));

    internal static Template Download(Signer signer) =>
        signer.CreateTemplate("GetObject", new() { Bucket = "photos", ExpiresIn = TimeSpan.FromHours(1) });

    internal static PresignedRequest Upload(Signer signer, string type = "image/png", long length = 4) =>
        signer.Presign("PutObject", new()
        {
            Bucket = "photos",
            Key = "2026/logo.png",
            Parameters = { ["ContentType"] = type, ["ContentLength"] = length },
            CreateOnly = true,
            ExpiresIn = TimeSpan.FromMinutes(5),
            SigningTime = Now,
        });

    internal static PresignedPost Form(Signer signer) =>
        signer.PresignPost(new()
        {
            Bucket = "photos",
            Key = "users/42/${filename}",
            MaxContentLength = 10_000_000,
            StartsWith = { ["Content-Type"] = "image/" },
            Fields = { ["success_action_status"] = 201 },
            SigningTime = Now,
        });
}
