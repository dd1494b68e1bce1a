using Xunit;

namespace S3Presign.Tests;

/// <summary>
/// What must be allowed, and the policies: what is the package's own, since the vectors judge what is answered.
/// </summary>
public sealed class PermissionsTests
{
    [Fact]
    public void APresignedRequestIsAskedAbout()
    {
        using Signer signer = Example.Signer();
        PresignedRequest request = signer.Presign(
            "PutObject", new() { Bucket = "photos", Key = "1.jpg", Parameters = { { "ACL", "private" } } });
        Permissions told = Permissions.Of(new() { Request = request, Account = "111122223333" });
        Assert.Equal(["s3:PutObject", "s3:PutObjectAcl"], told.Actions.Select(one => one.Action));
        Assert.Equal("ACL", told.Actions[1].Because);
        Assert.Equal(told, Permissions.Of(new() { Request = request }));
    }

    [Fact]
    public void WhatIsNotKnownIsTold()
    {
        Permissions told = Of(
            "PutObject", new() { { "ServerSideEncryption", "aws:kms" }, { "SSEKMSKeyId", "alias/a" } });
        Assert.Equal(["key", "account", "kms-key"], told.OpenPlaces.Select(place => place.Option));
        Assert.Equal("kms:ResourceAliases=alias/a", told.Actions[1].OnlyWhere);
        Assert.True(Of("PutObject", []).Conditions.ContainsKey("bucket-default-encryption"));
        Assert.Equal("s3:ListBucket", Of("GetObject", []).Optional[0].Action);
        Assert.True(Of("PutObject", new() { { "IfMatch", "x" } }).Doubts.ContainsKey("IfMatch"));
    }

    [Fact]
    public void PoliciesAreJoined()
    {
        Permissions upload = Of("PutObject", []);
        Permissions download = Of("GetObject", []);
        PermissionPolicy made = PermissionPolicy.Of(upload, download);
        Assert.Contains("[\"s3:GetObject\", \"s3:PutObject\"]", made.Text, StringComparison.Ordinal);
        Assert.InRange(made.Size, 1, made.Text.Length);
        Assert.Empty(made.TooLargeFor);
        Assert.Equal(made, PermissionPolicy.Of([upload, download], true));
        GuardPolicy guard = GuardPolicy.Of(
            new() { Bucket = "photos", MaxAge = TimeSpan.FromMinutes(10), Networks = ["203.0.113.0/24"] });
        Assert.Contains("\"s3:signatureAge\": \"600000\"", guard.Text, StringComparison.Ordinal);
        Assert.NotEmpty(guard.Notes);
    }

    [Fact]
    public void WhatHasNoAnswerIsRefused()
    {
        Assert.Equal("MissingOption", Refused(() => PermissionPolicy.Of()).Code);
        Assert.Equal("InvalidOption", Refused(() => GuardPolicy.Of(new() { Bucket = "photos", Presigned = "always", Https = true })).Code);
        Assert.Equal("MissingOption", Refused(() => GuardPolicy.Of(new() { Bucket = "photos" })).Code);
        Assert.Equal("MissingRegion", Refused(() => Permissions.Of(new() { Operation = "GetObject", Bucket = "photos" })).Code);
        Assert.Throws<ArgumentNullException>(() => Permissions.Of(null!));
        Assert.Throws<ArgumentNullException>(() => PermissionPolicy.Of(null!, false));
        Assert.Throws<ArgumentNullException>(() => GuardPolicy.Of(null!));
    }

    private static Permissions Of(string operation, ParameterCollection parameters) =>
        Permissions.Of(new() { Operation = operation, Region = "eu-west-1", Bucket = "photos", Parameters = parameters });

    private static S3PresignException Refused(Action call) => Assert.Throws<S3PresignException>(call);
}
