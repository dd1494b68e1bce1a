using System.Text.Json;
using Xunit;

namespace S3Presign.Tests;

/// <summary>Results go to JSON and come back equal, by reflection and by the shipped context.</summary>
public sealed class JsonTests : IDisposable
{
    private static readonly JsonSerializerOptions Shipped = new() { TypeInfoResolver = S3PresignJson.Resolver };
    private readonly Signer signer = Example.Signer();

    public void Dispose() => signer.Dispose();

    [Fact]
    public void Every_result_comes_back_equal()
    {
        RoundTrip(Example.Upload(signer));
        RoundTrip(Example.Form(signer));
        RoundTrip(signer.PresignMultipart(new() { Bucket = "b", Key = "k", UploadId = "u", ObjectSize = 20_000_000 }));
        RoundTrip(signer.PresignMultipart(new() { Bucket = "b", Key = "k", UploadId = "u", PartCount = 2 }));
        RoundTrip(MultipartPlan.Create(20_000_000));
        RoundTrip(Example.Upload(signer).GetCorsRule("https://app.example.com"));
        RoundTrip(PresignedUrl.Explain(Example.Upload(signer).Url));
        RoundTrip(Diagnosis.Of("<Error><Code>AccessDenied</Code><Message>no</Message></Error>"));
        RoundTrip(new VerifiedForm { AccessKeyId = "a", SignedAt = Example.Now, ExpiresAt = Example.Now });
    }

    [Fact]
    public void Names_are_the_same_whatever_the_options_say()
    {
        JsonSerializerOptions snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper };
        string json = JsonSerializer.Serialize(Example.Upload(signer), snake);
        Assert.Contains("\"signedAt\":\"2026-01-02T03:04:05Z\"", json, StringComparison.Ordinal);
        Assert.Contains("\"unsignedPathPrefix\":null", json, StringComparison.Ordinal);
        Assert.Equal(Example.Upload(signer), JsonSerializer.Deserialize<PresignedRequest>(json, snake));
        string older = json.Replace("05Z\"", "05+00:00\"", StringComparison.Ordinal);
        Assert.Equal(Example.Upload(signer), JsonSerializer.Deserialize<PresignedRequest>(older, snake));
    }

    [Fact]
    public void Headers_and_fields_keep_their_order()
    {
        PresignedPost form = Example.Form(signer);
        PresignedPost back = JsonSerializer.Deserialize(JsonSerializer.Serialize(form, S3PresignJson.PresignedPost), S3PresignJson.PresignedPost)!;
        Assert.Equal(form.Fields.Keys, back.Fields.Keys);
        Assert.Equal("key", form.Fields.Keys.First());
    }

    [Fact]
    public void What_came_back_still_works()
    {
        PresignedRequest upload = Example.Upload(signer);
        PresignedRequest back = JsonSerializer.Deserialize(JsonSerializer.Serialize(upload, S3PresignJson.PresignedRequest), S3PresignJson.PresignedRequest)!;
        Assert.Equal(upload.ToCurl(), back.ToCurl());
        Assert.Equal(upload.ToString(), back.ToString());
        Assert.NotEqual(upload, back with { Method = "GET" });
        Assert.NotEqual(upload, back with { Headers = new Dictionary<string, string>() });
    }

    [Fact]
    public void What_is_missing_or_null_is_refused()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("{}", S3PresignJson.PresignedRequest));
        string json = JsonSerializer.Serialize(Example.Upload(signer), S3PresignJson.PresignedRequest);
        string without = json.Replace("\"headers\":{", "\"headers\":null,\"other\":{", StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize(without, S3PresignJson.PresignedRequest));
    }

    private static void RoundTrip<T>(T result)
    {
        Assert.Equal(result, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(result)));
        string json = JsonSerializer.Serialize(result, Shipped);
        T back = JsonSerializer.Deserialize<T>(json, Shipped)!;
        Assert.Equal(result, back);
        Assert.Equal(result!.GetHashCode(), back.GetHashCode());
        Assert.Equal(json, JsonSerializer.Serialize(back, Shipped));
    }
}
