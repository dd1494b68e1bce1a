using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Xunit;

namespace S3Presign.Tests;

/// <summary>A planted secret appears in nothing that .NET can show.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string PlantedSecret = "PLANTEDsecretPLANTEDsecretPLANTEDsecret0";
    private const string PlantedToken = "PLANTEDtokenPLANTEDtoken";
    private const string PlantedKey = "PLANTEDkeyPLANTEDkeyPLANTEDkey00";

    private readonly Signer signer = new(Options());

    public void Dispose() => signer.Dispose();

    [Fact]
    public void Options_signers_and_templates_show_no_secret()
    {
        using Template template = signer.CreateTemplate("GetObject", new() { Bucket = "photos", Parameters = Encrypted() });
        VerifyOptions rules = new() { SessionToken = PlantedToken };
        DiagnosisOptions known = Known(signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", Parameters = Encrypted() }));
        object[] shown = [Options(), rules, known, Diagnosis.Of(known), signer, template, new RequestOptions { Parameters = Encrypted() }, Encrypted()];
        Assert.All(shown, each => ShowsNoSecret(AllThatIsShown(each)));
        Assert.Contains("access-key-id=ASIA", signer.ToString(), StringComparison.Ordinal);
        Assert.Contains("session-token=REDACTED", signer.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Template {operation=GetObject", template.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_property_gives_the_secret_back()
    {
        Assert.Null(typeof(SignerOptions).GetProperty("SecretAccessKey")!.GetMethod);
        Assert.Null(typeof(SignerOptions).GetProperty("SessionToken")!.GetMethod);
        Assert.Null(typeof(VerifyOptions).GetProperty("SessionToken")!.GetMethod);
        Assert.All(
            new[] { "SecretAccessKey", "SessionToken", "Url", "Headers", "SentUrl", "SentHeaders", "Response" },
            static name => Assert.Null(typeof(DiagnosisOptions).GetProperty(name)!.GetMethod));
    }

    [Fact]
    public void Results_mask_signature_token_and_keys_in_text_and_in_debuggers()
    {
        PresignedRequest request = signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", Parameters = Encrypted() });
        PresignedPost form = signer.PresignPost(new() { Bucket = "photos", Key = "k" });
        PresignedMultipart upload = signer.PresignMultipart(new() { Bucket = "photos", Key = "k", UploadId = "u", PartCount = 1 });
        ReceivedForm received = new("photos", form.Fields);
        ReceivedRequest got = new("GET", request.Url, [.. request.Headers, KeyValuePair.Create("host", "photos.s3.eu-west-1.amazonaws.com")]);
        VerifiedRequest verified = got.Verify(PlantedSecret, new() { SessionToken = PlantedToken });
        string signature = PresignedUrlSignature(request.Url);
        Assert.Contains(PlantedToken, request.Url, StringComparison.Ordinal);
        foreach (object result in new object[] { request, form, upload, upload.Parts[0], received, got, verified })
        {
            string text = result.ToString()!;
            ShowsNoSecret(text);
            Assert.DoesNotContain(signature, text, StringComparison.Ordinal);
            ShowsNoSecret(DebuggerText(result));
        }
        Assert.Contains("Url = https://photos", request.ToString(), StringComparison.Ordinal);
        PresignedRequest unreadable = request with { Url = "https://\uD800" };
        Assert.Equal("PresignedRequest { unreadable }", unreadable.ToString());
    }

    [Fact]
    public void Exceptions_hold_no_secret_in_message_data_or_inner_ones()
    {
        Action[] refusals =
        [
            () => _ = new Signer(Options(static options => options.SecretAccessKey = PlantedSecret + " ")),
            () => _ = new Signer(Options(static options => options.SecretAccessKey = PlantedSecret + "\uD800")),
            () => _ = new Signer(Options(static options => options.SecretAccessKey = PlantedSecret + "\0")),
            () => _ = new Signer(Options(static options => options.SessionToken = PlantedToken + " ")),
            () => _ = new Signer(Options(static options => options.Region = "-")),
            () => signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", Parameters = { ["SSECustomerKey"] = PlantedKey + "x" } }),
            () => signer.Presign("GetObject", new() { Bucket = "photos", Key = "" }),
            () => Diagnosis.Of(new DiagnosisOptions { AccessKeyId = "AKIA", SecretAccessKey = PlantedSecret }),
            () => Diagnosis.Of(new DiagnosisOptions { AccessKeyId = "AKIA", SecretAccessKey = PlantedSecret + "\n" }),
        ];
        foreach (Action refusal in refusals)
        {
            Exception thrown = Assert.ThrowsAny<Exception>(refusal);
            for (Exception? each = thrown; each is not null; each = each.InnerException)
            {
                ShowsNoSecret(each.ToString());
                Assert.All(each.Data.Cast<DictionaryEntry>(), static entry => ShowsNoSecret($"{entry.Key} {entry.Value}"));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Microsofts_console_loggers_show_no_secret(bool json)
    {
        using StringWriter console = new();
        TextWriter before = Console.Out;
        Console.SetOut(console);
        try
        {
            using ILoggerFactory factory = LoggerFactory.Create(builder =>
            {
                _ = json ? builder.AddJsonConsole() : builder.AddSimpleConsole();
            });
            ILogger logger = factory.CreateLogger("test");
#pragma warning disable CA1848, CA1873, CA2254 // A test of what is logged, not of how quickly.
            logger.LogWarning("{Signer} {Options} {Request}", signer, Options(), signer.Presign("GetObject", new() { Bucket = "photos", Key = "k" }));
#pragma warning restore CA1848, CA1873, CA2254
        }
        finally
        {
            Console.SetOut(before);
        }
        ShowsNoSecret(console.ToString());
        Assert.Contains("Signer", console.ToString(), StringComparison.Ordinal);
    }

    private static SignerOptions Options() => Options(static _ => { });

    private static SignerOptions Options(Action<SignerOptions> change) =>
        Example.Options(options =>
        {
            options.AccessKeyId = "ASIAIOSFODNN7EXAMPLE";
            options.SecretAccessKey = PlantedSecret;
            options.SessionToken = PlantedToken;
            change(options);
        });

    private static DiagnosisOptions Known(PresignedRequest request) =>
        new()
        {
            Response = $"<Error><Code>SignatureDoesNotMatch</Code><Token-0>{PlantedToken}</Token-0></Error>",
            Method = request.Method,
            Url = request.Url,
            Headers = request.Headers,
            SentMethod = request.Method,
            SentUrl = request.Url,
            SentHeaders = request.Headers,
            AccessKeyId = "ASIAIOSFODNN7EXAMPLE",
            SecretAccessKey = PlantedSecret,
            SessionToken = PlantedToken,
        };

    private static ParameterCollection Encrypted() =>
        new() { { "SSECustomerAlgorithm", "AES256" }, { "SSECustomerKey", PlantedKey } };

    /// <summary>As text, as JSON, and as loggers that take objects apart show it: every property, of any access, that can be read.</summary>
    private static string AllThatIsShown(object value) =>
        string.Join('\n', value.ToString(), Json(value), DebuggerText(value), Properties(value, 0));

    private static string Json(object value)
    {
        try
        {
            return JsonSerializer.Serialize(value, value.GetType());
        }
        catch (Exception unwritable) when (unwritable is NotSupportedException or JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string Properties(object? value, int depth)
    {
        if (value is null || depth > 5 || value is string || value.GetType().IsPrimitive)
        {
            return value?.ToString() ?? "";
        }
        IEnumerable<string> items = value is IEnumerable list ? list.Cast<object?>().Select(item => Properties(item, depth + 1)) : [];
        IEnumerable<string> properties = value.GetType()
            .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0 && property.DeclaringType?.Namespace == "S3Presign")
            .Select(property => Properties(property.GetValue(value), depth + 1));
        return string.Join('\n', [value.ToString() ?? "", .. items, .. properties]);
    }

    /// <summary>What a debugger shows of it: the text, and the properties of its proxy.</summary>
    private static string DebuggerText(object value)
    {
        DebuggerDisplayAttribute? display = value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>();
        DebuggerTypeProxyAttribute? proxy = value.GetType().GetCustomAttribute<DebuggerTypeProxyAttribute>();
        string shown = display?.Value == "{ToString(),nq}" ? value.ToString()! : "";
        object? stands = proxy is null ? null : Activator.CreateInstance(Type.GetType(proxy.ProxyTypeName)!, value);
        return shown + (stands is null ? "" : stands.GetType().GetProperty("Shown")!.GetValue(stands));
    }

    private static string PresignedUrlSignature(string url) => url[(url.LastIndexOf('=') + 1)..];

    private static void ShowsNoSecret(string text) => Assert.DoesNotContain("PLANTED", text, StringComparison.Ordinal);
}
