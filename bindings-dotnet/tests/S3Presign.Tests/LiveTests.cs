using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Xunit;

namespace S3Presign.Tests;

/// <summary>What <see cref="HttpClient"/> sends arrives at a server that verifies every signature.</summary>
public sealed class LiveTests(Store store) : IClassFixture<Store>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly Signer signer = store.Signer();

    [Theory]
    [InlineData("plain.png")]
    [InlineData("2026/a b+c&d=e%2F'()!*ü字.png")]
    [InlineData("a//b/../c/./d")]
    public async Task An_object_is_uploaded_downloaded_and_deleted(string key)
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(1000);
        PresignedRequest upload = signer.Presign("PutObject", new()
        {
            Bucket = Store.Bucket,
            Key = key,
            Parameters =
            {
                ["ContentType"] = "text/plain;charset=UTF-8",
                ["ContentLength"] = bytes.Length,
                ["ChecksumSHA256"] = SHA256.HashData(bytes),
                ["Metadata"] = new Dictionary<string, string> { ["owner"] = "ada" },
            },
        });
        Assert.Equal(HttpStatusCode.OK, (await Send(upload, new ByteArrayContent(bytes))).Status);
        (HttpStatusCode status, byte[] body) = await Send(Plain("GetObject", key));
        Assert.Equal((HttpStatusCode.OK, Convert.ToHexString(bytes)), (status, Convert.ToHexString(body)));
        Assert.Equal(HttpStatusCode.NoContent, (await Send(Plain("DeleteObject", key))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(Plain("GetObject", key))).Status);
    }

    [Fact]
    public async Task A_form_uploads_a_file()
    {
        PresignedPost form = signer.PresignPost(new()
        {
            Bucket = Store.Bucket,
            Key = "forms/größe 1.png",
            MaxContentLength = 1000,
            Fields = { ["success_action_status"] = 201, ["Content-Type"] = "image/png" },
        });
        using HttpContent content = form.ToFormContent(new ByteArrayContent([1, 2, 3]), "größe 1.png");
        using HttpResponseMessage response = await store.Http.PostAsync(new Uri(form.Url), content, Stop);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Stop));
        Assert.Equal([1, 2, 3], (await Send(Plain("GetObject", "forms/größe 1.png"))).Body);
        // One byte of the file's too many is refused.
        using HttpContent large = form.ToFormContent(new ByteArrayContent(new byte[1001]), "large.png");
        using HttpResponseMessage refused = await store.Http.PostAsync(new Uri(form.Url), large, Stop);
        Assert.False(refused.IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_upload_in_parts_becomes_one_object()
    {
        byte[] bytes = RandomNumberGenerator.GetBytes((5 << 20) + 7);
        string created = Encoding(await Send(Plain("CreateMultipartUpload", "film.mp4"), new ByteArrayContent([])));
        PresignedMultipart upload = signer.PresignMultipart(new()
        {
            Bucket = Store.Bucket,
            Key = "film.mp4",
            UploadId = Regex.Match(created, "<UploadId>(.*)</UploadId>").Groups[1].Value,
            ObjectSize = bytes.Length,
            PartSize = 5 << 20,
        });
        List<KeyValuePair<int, string>> etags = [];
        foreach (PresignedPart part in upload.Parts)
        {
            using HttpRequestMessage message = part.Request.ToHttpRequestMessage(
                new ByteArrayContent(bytes, (int)part.FirstByte!.Value, (int)part.Size!.Value));
            using HttpResponseMessage response = await store.Http.SendAsync(message, Stop);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            etags.Add(KeyValuePair.Create(part.Number, response.Headers.NonValidated["ETag"].ToString()));
        }
        Assert.Equal(2, etags.Count);
        string completed = Encoding(await Send(upload.Complete, new StringContent(CompletedParts.CreateBody(etags))));
        Assert.Contains("CompleteMultipartUploadResult", completed, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString((await Send(Plain("GetObject", "film.mp4"))).Body));
    }

    [Fact]
    public async Task A_refusal_is_diagnosed()
    {
        PresignedRequest upload = signer.Presign("PutObject", new()
        {
            Bucket = Store.Bucket,
            Key = "refused.png",
            Parameters = { ["ContentType"] = "image/png" },
        });
        using HttpRequestMessage message = upload.ToHttpRequestMessage(new ByteArrayContent([1]));
        message.Content!.Headers.ContentType = new("image/gif");
        using HttpResponseMessage response = await store.Http.SendAsync(message, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Diagnosis diagnosis = Diagnosis.Of(await response.Content.ReadAsStringAsync(Stop), upload);
        Assert.Equal("SignatureDoesNotMatch", diagnosis.Code);

        using Signer wrong = store.Signer("anothersecret");
        PresignedRequest request = wrong.Presign("GetObject", new() { Bucket = Store.Bucket, Key = "k" });
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(request)).Status);
    }

    private static string Encoding((HttpStatusCode Status, byte[] Body) response) =>
        System.Text.Encoding.UTF8.GetString(response.Body);

    private PresignedRequest Plain(string operation, string key) =>
        signer.Presign(operation, new() { Bucket = Store.Bucket, Key = key });

    private async Task<(HttpStatusCode Status, byte[] Body)> Send(PresignedRequest request, HttpContent? content = null)
    {
        using HttpRequestMessage message = request.ToHttpRequestMessage(content);
        using HttpResponseMessage response = await store.Http.SendAsync(message, Stop);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(Stop));
    }
}
