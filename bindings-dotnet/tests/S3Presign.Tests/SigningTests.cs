using System.Reflection;
using System.Runtime.Versioning;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace S3Presign.Tests;

/// <summary>Signers, templates, requests, and the clock. What is signed, the vectors of all hosts say.</summary>
public sealed class SigningTests : IDisposable
{
    private readonly Signer signer = Example.Signer();

    public void Dispose() => signer.Dispose();

    [Fact]
    public void The_library_that_is_tested_is_the_one_that_was_asked_for()
    {
        string expected = typeof(SigningTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static each => each.Key == "LibraryFramework").Value!;
        string target = typeof(Signer).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        Assert.Equal(expected, "net" + target[(target.IndexOf("=v", StringComparison.Ordinal) + 2)..]);
    }

    [Fact]
    public void An_upload_carries_its_method_and_the_headers_to_send()
    {
        PresignedRequest upload = Example.Upload(signer);
        Assert.StartsWith(
            "https://photos.s3.eu-west-1.amazonaws.com/2026/logo.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&", upload.Url, StringComparison.Ordinal);
        Assert.Equal("PUT", upload.Method);
        Assert.Equal("PutObject", upload.Operation);
        Assert.Equal(["content-length", "content-type", "if-none-match"], upload.Headers.Keys);
        Assert.Equal("image/png", upload.Headers["Content-Type"]);
        Assert.Equal(Example.Now, upload.SignedAt);
        Assert.Equal(Example.Now + TimeSpan.FromMinutes(5), upload.ExpiresAt);
        Assert.Equal("request", upload.LimitedBy);
        Assert.Empty(upload.Warnings);
    }

    [Fact]
    public void A_template_and_all_its_calls_sign_what_one_shot_signs()
    {
        using Template template = Example.Download(signer);
        foreach (string key in new[] { "a", "2026/日本 語.png", "a/../b", new string('ü', 512), new string('a', 1024), "%2F+&=" })
        {
            string url = signer.Presign("GetObject", new()
            {
                Bucket = "photos",
                Key = key,
                ExpiresIn = TimeSpan.FromHours(1),
                SigningTime = Example.Now,
            }).Url;
            Assert.Equal(url, template.GetUrl(key, Example.Now));
            Assert.Equal(url, template.Presign(key, Example.Now).Url);
            Assert.Equal([url, url], template.GetUrls([key, key], Example.Now));
            Assert.Equal([url, url], template.GetUrls(new HashSet<string> { key }.Concat([key]), Example.Now));
            char[] chars = new char[url.Length];
            Assert.True(template.TryGetUrl(key, chars, out int charsWritten, Example.Now));
            Assert.Equal(url, new string(chars, 0, charsWritten));
            byte[] bytes = new byte[url.Length + 10];
            Assert.True(template.TryGetUrl(System.Text.Encoding.UTF8.GetBytes(key), bytes, out int bytesWritten, Example.Now));
            Assert.Equal(url, System.Text.Encoding.ASCII.GetString(bytes, 0, bytesWritten));
        }
    }

    [Fact]
    public void Many_keys_have_the_urls_of_one_at_a_time()
    {
        string[] keys = [.. Enumerable.Range(0, 1300).Select(static number => $"2026/é漢😀 {new string('x', number % 200)}{number}")];
        using Signer temporary = Example.Signer(static options =>
            (options.AccessKeyId, options.SessionToken) = ("ASIAIOSFODNN7EXAMPLE", string.Concat(Enumerable.Repeat("t/", 2000))));
        foreach (Signer each in new[] { signer, temporary })
        {
            using Template template = Example.Download(each);
            foreach (int size in new[] { 0, 1, 511, 512, 513, 1300 })
            {
                string[] one = [.. keys.Take(size).Select(key => template.GetUrl(key, Example.Now))];
                Assert.Equal(one, template.GetUrls(keys.Take(size), Example.Now));
                Assert.Equal(one, template.GetUrls(keys[..size], Example.Now));
            }
        }
    }

    [Fact]
    public void A_url_that_is_too_long_for_the_stack_is_the_same()
    {
        string token = new('t', 5000);
        using Signer temporary = Example.Signer(options => options.SessionToken = token);
        using Template template = Example.Download(temporary);
        string url = template.GetUrl("k", Example.Now);
        Assert.Contains(token, url, StringComparison.Ordinal);
        char[] chars = new char[url.Length];
        byte[] bytes = new byte[url.Length];
        Assert.True(template.TryGetUrl("k", chars, out _, Example.Now));
        Assert.True(template.TryGetUrl("k"u8, bytes, out _, Example.Now));
        Assert.Equal(url, new string(chars));
        Assert.Equal(url, System.Text.Encoding.ASCII.GetString(bytes));
        Assert.False(template.TryGetUrl("k", chars.AsSpan(1), out int charsWritten, Example.Now));
        Assert.False(template.TryGetUrl("k"u8, bytes.AsSpan(1), out int bytesWritten, Example.Now));
        Assert.Equal((0, 0), (charsWritten, bytesWritten));
    }

    [Fact]
    public void An_operation_without_a_key_has_a_template_too()
    {
        using Template template = signer.CreateTemplate("ListObjectsV2", new() { Bucket = "photos", Parameters = { ["Prefix"] = "a/" } });
        Assert.Contains("prefix=a%2F", template.GetUrl(null), StringComparison.Ordinal);
    }

    [Fact]
    public void The_clock_of_the_options_is_read_once_a_call()
    {
        CountingClock clock = new(Example.Now);
        using Signer timed = Example.Signer(options => options.TimeProvider = clock);
        using Template template = Example.Download(timed);
        int before = clock.Readings;
        Assert.Contains("X-Amz-Date=20260102T030405Z", template.GetUrl("k"), StringComparison.Ordinal);
        Assert.Equal(Example.Now, template.Presign("k").SignedAt);
        _ = template.GetUrls(["a", "b", "c"]);
        _ = timed.Presign("GetObject", new() { Bucket = "photos", Key = "k" });
        Assert.Equal(4, clock.Readings - before);
        using Signer scoped = timed.CreateScoped(new() { Bucket = "photos", Operations = ["GetObject"] });
        Assert.Equal(Example.Now, scoped.Presign("GetObject", new() { Bucket = "photos", Key = "k" }).SignedAt);
    }

    [Fact]
    public void A_clock_that_goes_back_signs_for_what_it_says()
    {
        FakeTimeProvider clock = new(Example.Now);
        using Signer timed = Example.Signer(options => options.TimeProvider = clock);
        using Template template = Example.Download(timed);
        string first = template.GetUrl("k");
        clock.AdjustTime(Example.Now - TimeSpan.FromDays(400));
        Assert.Contains("X-Amz-Date=20241128T030405Z", template.GetUrl("k"), StringComparison.Ordinal);
        clock.AdjustTime(Example.Now);
        Assert.Equal(first, template.GetUrl("k"));
    }

    [Fact]
    public void Credentials_that_end_limit_urls_and_then_refuse_them()
    {
        FakeTimeProvider clock = new(Example.Now);
        DateTimeOffset end = Example.Now + TimeSpan.FromMinutes(20);
        using Signer timed = Example.Signer(options =>
        {
            options.AccessKeyId = "ASIAIOSFODNN7EXAMPLE";
            options.SessionToken = Example.Token;
            options.CredentialsExpiration = end;
            options.TimeProvider = clock;
        });
        using Template template = Example.Download(timed);
        PresignedRequest limited = template.Presign("k");
        Assert.Equal(("credentials", end), (limited.LimitedBy, limited.ExpiresAt));
        clock.Advance(TimeSpan.FromMinutes(21));
        S3PresignException refused = Assert.Throws<S3PresignException>(() => template.GetUrl("k"));
        Assert.Equal(S3PresignErrorCodes.CredentialsExpired, refused.Code);
    }

    [Fact]
    public void A_template_outlives_its_signer()
    {
        Signer short_lived = Example.Signer();
        using Template template = Example.Download(short_lived);
        string url = template.GetUrl("k", Example.Now);
        short_lived.Dispose();
        Assert.Equal(url, template.GetUrl("k", Example.Now));
    }

    [Fact]
    public void A_scoped_signer_refuses_what_lies_outside()
    {
        using Signer scoped = signer.CreateScoped(new()
        {
            Bucket = "photos",
            Operations = ["GetObject", "PutObject"],
            KeyPrefix = "users/42/",
            MaxExpiresIn = TimeSpan.FromMinutes(15),
        });
        _ = scoped.Presign("GetObject", new() { Bucket = "photos", Key = "users/42/a.png" });
        Assert.Equal("KeyOutsideScope", Refusal(scoped, "GetObject", "photos", "users/43/a.png"));
        Assert.Equal("UnsafeKey", Refusal(scoped, "GetObject", "photos", "users/42/../43/a.png"));
        Assert.Equal("BucketOutsideScope", Refusal(scoped, "GetObject", "films", "users/42/a.png"));
        Assert.Equal("OperationOutsideScope", Refusal(scoped, "DeleteObject", "photos", "users/42/a.png"));
    }

    [Fact]
    public void An_object_url_is_plain() =>
        Assert.Equal("https://photos.s3.eu-west-1.amazonaws.com/a%20b.jpg", signer.GetObjectUrl("photos", "a b.jpg"));

    [Fact]
    public void Every_kind_of_value_is_written_as_s3_wants_it()
    {
        PresignedRequest request = signer.Presign("PutObject", new()
        {
            Bucket = "photos",
            Key = "k",
            SigningTime = Example.Now,
            Parameters =
            {
                ["content_type"] = "image/png",
                ["ContentLength"] = 1_048_576,
                ["Expires"] = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(5.5)),
                ["ChecksumSHA256"] = new byte[32],
                ["BucketKeyEnabled"] = true,
                ["WebsiteRedirectLocation"] = new Uri("https://example.com/a%20b"),
                ["Metadata"] = new Dictionary<string, string> { ["owner"] = "ada" },
                ["Tagging"] = "a=b",
                ["StorageClass"] = default,
            },
            Headers = { ["X-Custom"] = 'c' },
            Query = { ["x-id"] = "PutObject" },
        });
        Assert.Equal("image/png", request.Headers["content-type"]);
        Assert.Equal("1048576", request.Headers["content-length"]);
        Assert.Equal("Tue, 03 Mar 2026 23:36:07 GMT", request.Headers["expires"]);
        Assert.Equal("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", request.Headers["x-amz-checksum-sha256"]);
        Assert.Equal("true", request.Headers["x-amz-server-side-encryption-bucket-key-enabled"]);
        Assert.Equal("https://example.com/a%20b", request.Headers["x-amz-website-redirect-location"]);
        Assert.Equal("ada", request.Headers["x-amz-meta-owner"]);
        Assert.Equal("c", request.Headers["x-custom"]);
        Assert.Contains("x-id=PutObject", request.Url, StringComparison.Ordinal);
        PresignedRequest attributes = signer.Presign("GetObjectAttributes", new()
        {
            Bucket = "photos",
            Key = "k",
            Parameters = { ["ObjectAttributes"] = ["ETag", "ObjectSize"] },
        });
        Assert.Equal("ETag,ObjectSize", attributes.Headers["x-amz-object-attributes"]);
    }

    [Fact]
    public void A_result_gives_up_what_was_signed()
    {
        PresignedRequest upload = Example.Upload(signer);
        Assert.StartsWith("PUT\n/2026/logo.png\n", upload.GetCanonicalRequest(), StringComparison.Ordinal);
        Assert.StartsWith("AWS4-HMAC-SHA256\n20260102T030405Z\n", upload.GetStringToSign(), StringComparison.Ordinal);
        Assert.StartsWith("curl", upload.ToCurl(), StringComparison.Ordinal);
        Assert.Equal(["PUT"], upload.GetCorsRule("https://app.example.com").AllowedMethods);
        Assert.Equal(["POST"], Example.Form(signer).GetCorsRule("https://app.example.com").AllowedMethods);
        CorsRule both = CorsRule.ForAll([upload, Example.Form(signer)], "* null");
        Assert.Equal(["POST", "PUT"], both.AllowedMethods);
        Assert.Equal(["*", "null"], both.AllowedOrigins);
    }

    [Fact]
    public void Every_option_of_a_signer_reaches_the_library()
    {
        using Signer one = Example.Signer(static options =>
        {
            options.UseDualStack = true;
            options.UseFips = true;
            options.UseArnRegion = false;
            options.DisableAccessPoints = true;
            options.DisableMultiRegionAccessPoints = true;
            options.DisableS3ExpressSessionAuth = true;
            options.MaxExpiresIn = TimeSpan.FromDays(1);
            options.Addressing = AddressingStyle.Virtual;
        });
        string shown = one.ToString();
        foreach (string option in new[]
        {
            "use-dual-stack", "use-fips", "use-arn-region", "disable-access-points", "disable-multi-region-access-points",
            "disable-s3-express-session-auth", "max-expires-in=86400", "addressing=virtual",
        })
        {
            Assert.Contains(option, shown, StringComparison.Ordinal);
        }
        using Signer other = Example.Signer(static options =>
        {
            options.Region = "us-east-1";
            options.UseGlobalEndpoint = true;
        });
        Assert.StartsWith("https://photos.s3.amazonaws.com/", other.GetObjectUrl("photos", "k"), StringComparison.Ordinal);
        using Signer accelerated = Example.Signer(static options => options.UseAccelerate = true);
        Assert.StartsWith("https://photos.s3-accelerate.amazonaws.com/", accelerated.GetObjectUrl("photos", "k"), StringComparison.Ordinal);
        using Signer minio = Example.Signer(static options =>
        {
            options.Endpoint = "http://localhost:9000";
            options.Addressing = AddressingStyle.Path;
        });
        Assert.Equal("http://localhost:9000/photos/a%20b.jpg", minio.GetObjectUrl("photos", "a b.jpg"));
        using Signer domain = Example.Signer(static options =>
        {
            options.Endpoint = "https://files.example.com";
            options.Addressing = AddressingStyle.BucketHost;
        });
        Assert.Equal("https://files.example.com/k", domain.GetObjectUrl("photos", "k"));
    }

    [Fact]
    public void An_upload_in_parts_is_signed_as_a_whole()
    {
        PresignedMultipart upload = signer.PresignMultipart(new()
        {
            Bucket = "videos",
            Key = "film.mp4",
            UploadId = "id",
            ObjectSize = 20_000_000,
            CreateOnly = true,
            SigningTime = Example.Now,
            Parameters = { ["ChecksumSHA256"] = ParameterValue.FromMap([KeyValuePair.Create("3", (ParameterValue)new byte[32])]) },
        });
        Assert.Equal(3, upload.Parts.Count);
        PresignedPart last = upload.Parts[2];
        Assert.Equal((3, 16_777_216L, 3_222_784L), (last.Number, last.FirstByte, last.Size));
        Assert.Equal("3222784", last.Request.Headers["content-length"]);
        Assert.True(last.Request.Headers.ContainsKey("x-amz-checksum-sha256"));
        Assert.Equal(("POST", "DELETE", "GET"), (upload.Complete.Method, upload.Abort.Method, upload.ListParts.Method));
        Assert.Equal("*", upload.Complete.Headers["if-none-match"]);
        PresignedMultipart unknown = signer.PresignMultipart(new()
        {
            Bucket = "videos",
            Key = "film.mp4",
            UploadId = "id",
            PartCount = 2500,
            SignContentLength = false,
        });
        Assert.Equal(2500, unknown.Parts.Count);
        Assert.Null(unknown.Parts[0].Size);
        MultipartPlan plan = MultipartPlan.Create(20_000_000);
        Assert.Equal((8_388_608L, 3), (plan.PartSize, plan.Parts.Count));
        Assert.Equal(4, MultipartPlan.Create(20_000_000, 5_242_880).Parts.Count);
        Assert.Contains(
            "<PartNumber>1</PartNumber>",
            CompletedParts.CreateBody([KeyValuePair.Create(2, "\"b\""), KeyValuePair.Create(1, "\"a\"")]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_url_is_explained_and_a_refusal_diagnosed()
    {
        PresignedRequest upload = Example.Upload(signer);
        Explanation told = PresignedUrl.Explain(upload.Url, "PUT", Example.Now);
        Assert.Equal(("4", "PutObject", "photos", "2026/logo.png"), (told.SignatureVersion, told.Operation, told.Bucket, told.Key));
        Assert.Equal(("valid", Example.Now), (told.State, told.SignedAt));
        Assert.Contains(told.Aspects, static aspect => aspect is { Name: "content-type", IsBound: true });
        Assert.Equal("expired", PresignedUrl.Explain(upload.Url, now: Example.Now + TimeSpan.FromDays(1)).State);
        const string Answer = "<Error><Code>RequestTimeTooSkewed</Code><Message>...</Message></Error>";
        Assert.Equal("ClockSkewed", Diagnosis.Of(Answer, upload).Findings[0].Code);
        Assert.Equal("ClockSkewed", Diagnosis.Of(Answer).Findings[0].Code);
        DiagnosisOptions known = new() { Response = Answer, Method = upload.Method, Url = upload.Url, Headers = upload.Headers };
        Assert.Equal("ClockSkewed", Diagnosis.Of(known).Findings[0].Code);
        DiagnosisOptions secret = new() { Method = "GET", Url = upload.Url, Headers = upload.Headers, AccessKeyId = Example.AccessKeyId, SecretAccessKey = Example.Secret };
        Assert.Equal(("MethodChanged", "shown"), (Diagnosis.Of(secret).Findings[0].Code, Diagnosis.Of(secret).Findings[0].Certainty));
        Assert.DoesNotContain("X-Amz-Signature=0", PresignedUrl.Redact(upload.Url), StringComparison.Ordinal);
        Assert.Contains("X-Amz-Signature=REDACTED", PresignedUrl.Redact(upload.Url), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_signed_verifies()
    {
        PresignedRequest upload = Example.Upload(signer);
        List<KeyValuePair<string, string>> headers = [.. upload.Headers, KeyValuePair.Create("Host", "photos.s3.eu-west-1.amazonaws.com")];
        ReceivedRequest received = new("PUT", upload.Url, headers);
        Assert.Equal((Example.AccessKeyId, "eu-west-1", "s3"), (received.AccessKeyId, received.Region, received.Service));
        VerifyOptions rules = new() { Region = "eu-west-1", Now = Example.Now };
        VerifiedRequest verified = received.Verify(Example.Secret, rules);
        Assert.Equal("image/png", verified.SignedHeaders["content-type"]);
        Assert.Equal("UNSIGNED-PAYLOAD", verified.PayloadHash);
        Assert.Equal("SignatureMismatch", Assert.Throws<S3PresignException>(() => received.Verify("another", rules)).Code);
        Assert.Equal("UnknownAccessKey", Assert.Throws<S3PresignException>(() => received.Verify(null, rules)).Code);
        FakeTimeProvider late = new(Example.Now + TimeSpan.FromDays(1));
        Assert.Equal("RequestExpired", Assert.Throws<S3PresignException>(() => received.Verify(Example.Secret, new() { TimeProvider = late })).Code);
        PresignedPost form = Example.Form(signer);
        List<KeyValuePair<string, string>> fields = [.. form.Fields, KeyValuePair.Create("Content-Type", "image/png")];
        ReceivedForm sent = new("photos", fields, contentLength: 5, fileName: "a.png");
        Assert.Equal("users/42/a.png", sent.Key);
        Assert.Equal(10_000_000, sent.Verify(Example.Secret, rules).MaxContentLength);
        ReceivedForm large = new("photos", fields, contentLength: 10_000_001);
        Assert.Equal("PolicyConditionFailed", Assert.Throws<S3PresignException>(() => large.Verify(Example.Secret, rules)).Code);
    }

    private static string Refusal(Signer signer, string operation, string bucket, string key) =>
        Assert.Throws<S3PresignException>(() => signer.Presign(operation, new() { Bucket = bucket, Key = key })).Code;

    private sealed class CountingClock(DateTimeOffset now) : TimeProvider
    {
        internal int Readings { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            Readings++;
            return now;
        }
    }
}
