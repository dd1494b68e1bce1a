using CsCheck;
using Xunit;

namespace S3Presign.Tests;

/// <summary>Wrong input gets the right exception, whichever way it comes.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Lone = "a\uD800b";
    private readonly Signer signer = Example.Signer();

    public void Dispose() => signer.Dispose();

    [Fact]
    public void What_is_wrong_is_named_as_data()
    {
        S3PresignException refused = Assert.Throws<S3PresignException>(
            () => signer.Presign("GetObject", new() { Bucket = "photos", Key = "" }));
        Assert.Equal("key", refused.Parameter);
    }

    [Fact]
    public void What_must_not_be_null_is_an_ArgumentNullException()
    {
        RequestOptions request = new() { Bucket = "photos", Key = "k" };
        Throws<ArgumentNullException>(
            () => new Signer(null!),
            () => new Signer(new() { TimeProvider = null! }),
            () => signer.Presign(null!, request),
            () => signer.Presign("GetObject", null!),
            () => signer.CreateTemplate(null!, new()),
            () => signer.CreateTemplate("GetObject", null!),
            () => signer.PresignPost(null!),
            () => signer.PresignMultipart(null!),
            () => signer.CreateScoped(null!),
            () => signer.GetObjectUrl(null!, "k"),
            () => signer.GetObjectUrl("photos", null!),
            () => PresignedUrl.Redact(null!),
            () => PresignedUrl.Explain(null!),
            () => Diagnosis.Of((string)null!),
            () => Diagnosis.Of("<Error/>", null!),
            () => Diagnosis.Of((DiagnosisOptions)null!),
            () => Diagnosis.Of(new DiagnosisOptions { Response = "<Error/>", Headers = null! }),
            () => CompletedParts.CreateBody(null!),
            () => CompletedParts.CreateBody([KeyValuePair.Create(1, (string)null!)]),
            () => new ReceivedRequest(null!, "/", []),
            () => new ReceivedRequest("GET", null!, []),
            () => new ReceivedRequest("GET", "/", null!),
            () => new ReceivedRequest("GET", "/", [KeyValuePair.Create("host", (string)null!)]),
            () => new ReceivedForm(null!, []),
            () => new ReceivedForm("photos", null!),
            () => new S3PresignException(null!, ""),
            () => request.Parameters[null!],
            () => new ParameterCollection { { null!, "x" } },
            () => ParameterValue.FromMap((IEnumerable<KeyValuePair<string, string>>)null!),
            () => Example.Upload(signer).GetCorsRule(null!),
            () => Example.Form(signer).GetCorsRule(null!),
            () => CorsRule.ForAll(null!, "*"),
            () => CorsRule.ForAll([null!], "*"),
            () => Example.Form(signer).ToFormContent(null!, "a"),
            () => Example.Form(signer).ToFormContent(new ByteArrayContent([]), null!));
        using Template template = Example.Download(signer);
        Throws<ArgumentNullException>(() => template.GetUrls(null!));
    }

    [Fact]
    public void A_lone_surrogate_is_an_ArgumentException_that_does_not_quote_the_text()
    {
        using Template template = Example.Download(signer);
        Throws<ArgumentException>(
            () => Example.Signer(static options => options.AccessKeyId = Lone),
            () => Example.Signer(static options => options.SecretAccessKey = Lone),
            () => Example.Signer(static options => options.SessionToken = Lone),
            () => Example.Signer(static options => options.Region = Lone),
            () => Example.Signer(static options => options.Endpoint = Lone),
            () => Example.Signer(static options => options.AdditionalOptions[Lone] = "x"),
            () => signer.Presign(Lone, new() { Bucket = "photos", Key = "k" }),
            () => signer.Presign("GetObject", new() { Bucket = Lone, Key = "k" }),
            () => signer.Presign("GetObject", new() { Bucket = "photos", Key = Lone }),
            () => signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", DownloadAs = Lone }),
            () => signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", Parameters = { [Lone] = "x" } }),
            () => signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", Parameters = { ["VersionId"] = Lone } }),
            () => signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", Headers = { [Lone] = "x" } }),
            () => signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", Query = { ["a"] = Lone } }),
            () => signer.CreateScoped(new() { Bucket = Lone, Operations = ["GetObject"] }),
            () => signer.PresignPost(new() { Bucket = "photos", Key = Lone }),
            () => signer.PresignMultipart(new() { Bucket = "photos", Key = Lone }),
            () => signer.GetObjectUrl(Lone, "k"),
            () => signer.GetObjectUrl("photos", Lone),
            () => template.GetUrl(Lone),
            () => template.GetUrl("\uDC00"),
            () => template.GetUrls([Lone]),
            () => template.Presign(Lone),
            () => template.TryGetUrl(Lone, new char[2000], out _),
            () => template.GetUrl(new string('a', 5000) + "\uD800"),
            () => PresignedUrl.Redact(Lone),
            () => PresignedUrl.Explain(Lone),
            () => Diagnosis.Of(Lone),
            () => Diagnosis.Of(new DiagnosisOptions { Method = "GET", Url = "https://x", SecretAccessKey = Lone }),
            () => CompletedParts.CreateBody([KeyValuePair.Create(1, Lone)]),
            () => new ReceivedRequest("GET", "/" + Lone, []),
            () => new ReceivedForm("photos", [KeyValuePair.Create("key", Lone)]),
            () => Example.Upload(signer).GetCorsRule(Lone),
            () => Example.Form(signer).ToFormContent(new ByteArrayContent([]), Lone));
        ArgumentException told = Assert.Throws<ArgumentException>(() => Example.Signer(static options => options.SecretAccessKey = "planted" + Lone));
        Assert.Contains("secret-access-key", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_list_or_a_map_cannot_hold_is_a_WrongType()
    {
        ParameterValue list = new[] { "a" };
        ParameterValue map = new Dictionary<string, string> { ["a"] = "b" };
        ParameterValue[] wrong =
        [
            new string[] { "a", null! },
            new Dictionary<string, string> { ["a"] = null! },
            new Dictionary<string, string> { [""] = "" },
            ParameterValue.Create([list]),
            ParameterValue.Create([map]),
            ParameterValue.Create([default]),
            ParameterValue.FromMap([KeyValuePair.Create("a", map)]),
            ParameterValue.FromMap([KeyValuePair.Create("a", ParameterValue.Create([]))]),
            ParameterValue.FromMap([KeyValuePair.Create("a", ParameterValue.Create([list]))]),
        ];
        Assert.All(wrong, value => Assert.Equal(S3PresignErrorCodes.WrongType, Refused(() => Presign("Metadata", value)).Code));
        Assert.All(wrong, value => Assert.Equal("Metadata", Refused(() => Presign("metadata", value)).Parameter));
        Assert.All(wrong, value => Assert.Equal(S3PresignErrorCodes.UnknownParameter, Refused(() => Presign("Metadatum", value)).Code));
    }

    [Fact]
    public void The_library_says_where_a_value_of_another_type_belongs()
    {
        ParameterValue deleted = ParameterValue.Create([new Dictionary<string, string> { ["Key"] = "a.png" }]);
        S3PresignException refused = Refused(
            () => signer.Presign("DeleteObjects", new() { Bucket = "photos", Parameters = { ["Delete"] = deleted } }));
        Assert.Equal((S3PresignErrorCodes.BodyParameter, "Delete"), (refused.Code, refused.Parameter));
    }

    [Fact]
    public void Bytes_are_for_checksums_and_keys_alone()
    {
        byte[] digest = new byte[32];
        Assert.Equal(Convert.ToBase64String(digest), Presign("ChecksumSHA256", digest).Headers["x-amz-checksum-sha256"]);
        Assert.Equal(S3PresignErrorCodes.WrongType, Refused(() => Presign("ContentType", digest)).Code);
    }

    [Fact]
    public void A_refusal_has_the_code_and_the_message_of_the_library()
    {
        Assert.Equal("UnknownOperation", Refused(() => signer.Presign("GetObjekt", new() { Bucket = "photos", Key = "k" })).Code);
        S3PresignException unknown = Refused(() => Presign("VersionID2", "x"));
        Assert.Equal("UnknownParameter", unknown.Code);
        Assert.Contains("VersionID2", unknown.Message, StringComparison.Ordinal);
        Assert.Equal("InvalidKey", Refused(() => signer.Presign("GetObject", new() { Bucket = "photos", Key = "" })).Code);
        Assert.Equal("MissingKey", Refused(() => signer.Presign("GetObject", new() { Bucket = "photos" })).Code);
        Assert.Equal("DuplicateParameter", Refused(() => signer.Presign("GetObject", new()
        {
            Bucket = "photos",
            Key = "k",
            Parameters = { ["VersionId"] = "a", ["version_id"] = "b" },
        })).Code);
        Assert.Equal("MalformedParameters", Refused(() => Presign("VersionId", "a\0b")).Code);
        Assert.Equal("MissingRegion", Refused(() => new Signer(new() { AccessKeyId = "a", SecretAccessKey = "b" })).Code);
        Assert.Equal("InvalidOption", Refused(() => Example.Signer(static options => options.Addressing = (AddressingStyle)99)).Code);
        Assert.Equal("NotPresigned", Refused(() => PresignedUrl.Explain("https://example.com/")).Code);
        Assert.Equal("NotAnErrorResponse", Refused(() => Diagnosis.Of(new string('x', 262_145))).Code);
        Assert.Equal("NoParts", Refused(() => CompletedParts.CreateBody([])).Code);
        Assert.Equal("MalformedRequest", Refused(() => new ReceivedRequest("GET", "/", [])).Code);
        Assert.Equal("MalformedRequest", Refused(() => new ReceivedForm("photos", [])).Code);
        Assert.Equal("InvalidOption", Refused(() => MultipartPlan.Create(-1)).Code);
        Assert.Equal("InvalidOrigin", Refused(() => Example.Upload(signer).GetCorsRule("app")).Code);
    }

    [Fact]
    public void Keys_of_1025_bytes_are_refused_by_every_call()
    {
        using Template template = Example.Download(signer);
        foreach (string key in new[] { new string('a', 1025), new string('ü', 513), new string('a', 100_000) })
        {
            Assert.Equal("InvalidKey", Refused(() => template.GetUrl(key)).Code);
            Assert.Equal("InvalidKey", Refused(() => template.Presign(key)).Code);
            Assert.Equal("InvalidKey", Refused(() => template.GetUrls([key])).Code);
            Assert.Equal("InvalidKey", Refused(() => template.TryGetUrl(key, new char[9000], out _)).Code);
            Assert.Equal("InvalidKey", Refused(() => template.TryGetUrl(System.Text.Encoding.UTF8.GetBytes(key), new byte[9000], out _)).Code);
        }
        Assert.Equal("InvalidKey", Refused(() => template.GetUrl("")).Code);
        Assert.Equal("InvalidKey", Refused(() => template.TryGetUrl("", new char[9000], out _)).Code);
        Assert.Equal("InvalidKey", Refused(() => template.TryGetUrl(ReadOnlySpan<byte>.Empty, new byte[9000], out _)).Code);
        Assert.Equal("MissingKey", Refused(() => template.GetUrl(null)).Code);
        Assert.Equal("InvalidUtf8", Refused(() => template.TryGetUrl([0xFF], new byte[9000], out _)).Code);
    }

    [Fact]
    public void The_first_of_many_keys_that_is_refused_is_named()
    {
        using Template template = Example.Download(signer);
        foreach (int row in new[] { 0, 1, 511, 512, 1299 })
        {
            foreach (string? key in new[] { "", new string('k', 1025), new string('k', 70_000), null })
            {
                string?[] keys = [.. Enumerable.Range(0, 1300).Select(static number => $"{number}"), ""];
                keys[row] = key;
                S3PresignException refused = Refused(() => template.GetUrls(keys!));
                S3PresignException alone = Refused(() => template.GetUrl(key));
                Assert.Equal((alone.Code, row), (refused.Code, refused.Row));
                Assert.Equal($"row {row}: {alone.Message}", refused.Message);
                Assert.Equal(alone.Parameter, refused.Parameter);
                Assert.Null(alone.Row);
            }
        }
        Assert.Equal(1, Refused(() => template.GetUrls(["a", "", Lone])).Row);
    }

    [Fact]
    public void What_no_key_can_help_is_told_of_the_first()
    {
        using Signer ended = Example.Signer(static options =>
        {
            (options.AccessKeyId, options.SessionToken) = ("ASIAIOSFODNN7EXAMPLE", "t0ken");
            options.CredentialsExpiration = Example.Now;
        });
        using Template template = Example.Download(ended);
        S3PresignException refused = Refused(() => template.GetUrls(["a", ""], Example.Now));
        Assert.Equal(("CredentialsExpired", 0), (refused.Code, refused.Row));
        Assert.Empty(template.GetUrls([], Example.Now));
        using Template list = signer.CreateTemplate("ListObjectsV2", new() { Bucket = "photos" });
        string url = list.GetUrl(null, Example.Now);
        Assert.Equal([url, url], list.GetUrls([null!, null!], Example.Now));
    }

    [Fact]
    public void A_destination_one_too_short_gets_nothing()
    {
        using Template template = Example.Download(signer);
        string url = template.GetUrl("k", Example.Now);
        char[] chars = new char[url.Length - 1];
        byte[] bytes = new byte[url.Length - 1];
        Assert.False(template.TryGetUrl("k", chars, out int charsWritten, Example.Now));
        Assert.False(template.TryGetUrl("k"u8, bytes, out int bytesWritten, Example.Now));
        Assert.Equal((0, 0), (charsWritten, bytesWritten));
        Assert.All(chars, static each => Assert.Equal('\0', each));
        Assert.All(bytes, static each => Assert.Equal(0, each));
    }

    [Fact]
    public void Durations_are_whole_seconds_and_refused_outside_their_domain()
    {
        Assert.Equal(TimeSpan.FromSeconds(1), Life(TimeSpan.FromSeconds(1.9)));
        Assert.Equal(TimeSpan.FromDays(7), Life(TimeSpan.FromDays(7)));
        foreach (TimeSpan wrong in new[]
        {
            TimeSpan.Zero, TimeSpan.FromMilliseconds(999), TimeSpan.FromTicks(-1), TimeSpan.FromSeconds(-1),
            TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1),
        })
        {
            string code = Refused(() => Life(wrong)).Code;
            Assert.True(code is "ExpiryOutOfRange" or "InvalidOption", $"{wrong}: {code}");
        }
        Assert.Equal("InvalidOption", Refused(() => signer.Presign("GetObject", new()
        {
            Bucket = "photos",
            Key = "k",
            Backdate = TimeSpan.FromMilliseconds(-1),
        })).Code);
    }

    [Fact]
    public void Instants_of_any_offset_are_instants_and_those_before_1970_too()
    {
        using Template template = Example.Download(signer);
        string url = template.GetUrl("k", Example.Now);
        Assert.Equal(url, template.GetUrl("k", Example.Now.ToOffset(TimeSpan.FromHours(14))));
        Assert.Equal(url, template.GetUrl("k", Example.Now.AddMilliseconds(999)));
        Assert.Contains(
            "X-Amz-Date=19691231T235959Z",
            template.GetUrl("k", DateTimeOffset.UnixEpoch.AddTicks(-1)),
            StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(-1), template.Presign("k", DateTimeOffset.UnixEpoch.AddTicks(-1)).SignedAt);
        foreach (DateTimeOffset edge in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            try
            {
                Assert.Equal(edge.ToUnixTimeSeconds(), template.Presign("k", edge).SignedAt.ToUnixTimeSeconds());
            }
            catch (S3PresignException refused)
            {
                Assert.Equal("InvalidSigningTime", refused.Code);
            }
        }
    }

    [Fact]
    public void Disposed_signers_and_templates_say_so()
    {
        Signer gone = Example.Signer();
        Template template = Example.Download(gone);
        gone.Dispose();
        gone.Dispose();
        _ = template.GetUrl("k");
        template.Dispose();
        template.Dispose();
        Throws<ObjectDisposedException>(
            () => gone.Presign("GetObject", new() { Bucket = "photos", Key = "k" }),
            () => gone.CreateTemplate("GetObject", new() { Bucket = "photos" }),
            () => gone.PresignPost(new() { Bucket = "photos", Key = "k" }),
            () => gone.PresignMultipart(new() { Bucket = "photos", Key = "k", UploadId = "u", PartCount = 1 }),
            () => gone.CreateScoped(new() { Bucket = "photos", Operations = ["GetObject"] }),
            () => gone.GetObjectUrl("photos", "k"),
            () => template.GetUrl("k"),
            () => template.GetUrls(["k"]),
            () => template.Presign("k"),
            () => template.TryGetUrl("k", new char[999], out _),
            () => template.TryGetUrl("k"u8, new byte[999], out _));
        Assert.Equal("Signer {disposed}", gone.ToString());
        Assert.Equal("Template {disposed}", template.ToString());
    }

    [Fact]
    public void Any_text_is_signed_or_refused_and_nothing_else_happens()
    {
        using Template template = Example.Download(signer);
        Gen.String.Sample(
            key =>
            {
                try
                {
                    string url = template.GetUrl(key, Example.Now);
                    Assert.Equal(key, PresignedUrl.Explain(url).Key?.Replace('\uFFFD', '\0') ?? key);
                }
                catch (Exception refused) when (refused is S3PresignException { Code: "InvalidKey" } or ArgumentException)
                {
                    bool isUnicode = new System.Text.UTF8Encoding(false, true) is var strict && IsUnicode(strict, key);
                    Assert.Equal(isUnicode, refused is S3PresignException);
                }
            },
            iter: 2000);
        Gen.Select(Gen.String, Gen.String).Sample(
            (name, value) =>
            {
                try
                {
                    _ = Presign(name, value);
                }
                catch (Exception refused) when (refused is S3PresignException or ArgumentException)
                {
                    Assert.NotEmpty(refused.Message);
                }
            },
            iter: 2000);
    }

    private static bool IsUnicode(System.Text.UTF8Encoding strict, string text)
    {
        try
        {
            _ = strict.GetByteCount(text);
            return true;
        }
        catch (System.Text.EncoderFallbackException)
        {
            return false;
        }
    }

    private static S3PresignException Refused(Action call) => Assert.Throws<S3PresignException>(call);

    private static S3PresignException Refused(Func<object?> call) => Assert.Throws<S3PresignException>(call);

    private static void Throws<T>(params Func<object?>[] calls)
        where T : Exception
    {
        for (int index = 0; index < calls.Length; index++)
        {
            Exception? thrown = Record.Exception(() => _ = calls[index]());
            Assert.True(thrown?.GetType() == typeof(T), $"call {index}: {thrown}");
        }
    }

    private PresignedRequest Presign(string name, ParameterValue value) =>
        signer.Presign("PutObject", new() { Bucket = "photos", Key = "k", Parameters = { [name] = value } });

    private TimeSpan Life(TimeSpan life)
    {
        PresignedRequest request = signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", ExpiresIn = life });
        return request.ExpiresAt - request.SignedAt;
    }
}
