using System.Reflection;
using Xunit;

namespace S3Presign.Tests;

/// <summary>The constants of operations and parameters, which the signer takes as the texts that they are.</summary>
public sealed class NamesTests : IDisposable
{
    private readonly Signer signer = Example.Signer();

    public void Dispose() => signer.Dispose();

    [Fact]
    public void A_constant_is_its_text()
    {
        PresignedRequest upload = signer.Presign(
            S3Operations.PutObject,
            new() { Bucket = "photos", Key = "k", Parameters = { [S3Parameters.ContentType] = "image/png" } });
        Assert.Equal("image/png", Assert.Single(upload.Headers).Value);
    }

    [Fact]
    public void The_signer_knows_every_operation()
    {
        FieldInfo[] operations = typeof(S3Operations).GetFields(BindingFlags.Public | BindingFlags.Static);
        Assert.True(operations.Length > 100);
        foreach (string operation in operations.Select(field => (string)field.GetRawConstantValue()!))
        {
            Exception? refused = Record.Exception(() => signer.Presign(operation, new() { Bucket = "photos", Key = "k" }));
            if (refused is not null)
            {
                Assert.NotEqual("UnknownOperation", Assert.IsType<S3PresignException>(refused).Code);
            }
        }
    }
}
