using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace S3Presign.Tests;

/// <summary>What HttpClient sends of a result, by the bytes that arrive.</summary>
public sealed class SendingTests : IDisposable
{
    private readonly Recorder server = new();
    private readonly HttpClient http = new();
    private readonly Signer signer;

    public SendingTests() =>
        signer = Example.Signer(options =>
        {
            options.Endpoint = server.Url;
            options.Addressing = AddressingStyle.Path;
        });

    public void Dispose()
    {
        signer.Dispose();
        http.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task An_upload_arrives_as_it_was_signed()
    {
        PresignedRequest upload = Example.Upload(signer);
        using HttpRequestMessage message = upload.ToHttpRequestMessage(new StringContent("body"));
        using HttpResponseMessage response = await http.SendAsync(message, TestContext.Current.CancellationToken);
        Recorder.Received got = server.Last;
        Assert.Equal($"PUT {upload.Url[server.Url.Length..]} HTTP/1.1", got.Line);
        Assert.Equal(("image/png", "4", "*"), (got.Header("content-type"), got.Header("content-length"), got.Header("if-none-match")));
        Assert.Equal("body", Encoding.UTF8.GetString(got.Body));
    }

    [Theory]
    [InlineData("a/../b")]
    [InlineData("./a/./b/..")]
    [InlineData("a//b")]
    [InlineData("a%2Fb+c '()!*\"")]
    [InlineData("\u65E5\u672C\u8A9E.png")]
    [InlineData("a\\b\u0000c?d#e")]
    public async Task Paths_arrive_as_they_were_signed(string key)
    {
        PresignedRequest download = signer.Presign("GetObject", new() { Bucket = "photos", Key = key });
        using HttpResponseMessage response = await http.SendAsync(download.ToHttpRequestMessage(), TestContext.Current.CancellationToken);
        Assert.Equal($"GET {download.Url[server.Url.Length..]} HTTP/1.1", server.Last.Line);
    }

    [Fact]
    public async Task Only_headers_of_a_content_take_an_empty_one_along()
    {
        PresignedRequest upload = signer.Presign("PutObject", new() { Bucket = "photos", Key = "k", Parameters = { ["ContentType"] = "text/plain;charset=UTF-8" } });
        using HttpResponseMessage response = await http.SendAsync(upload.ToHttpRequestMessage(), TestContext.Current.CancellationToken);
        Assert.Equal(("text/plain;charset=UTF-8", "0"), (server.Last.Header("content-type"), server.Last.Header("content-length")));
    }

    [Fact]
    public async Task A_type_that_was_not_signed_is_the_contents_own()
    {
        PresignedRequest upload = signer.Presign("PutObject", new() { Bucket = "photos", Key = "k" });
        using HttpResponseMessage response = await http.SendAsync(upload.ToHttpRequestMessage(new StringContent("x")), TestContext.Current.CancellationToken);
        Assert.Equal("text/plain; charset=utf-8", server.Last.Header("content-type"));
    }

    [Fact]
    public void A_content_of_another_length_is_refused()
    {
        PresignedRequest upload = Example.Upload(signer);
        Assert.Contains("has 5 bytes, and the request was signed for 4", Refused(new ByteArrayContent(new byte[5])), StringComparison.Ordinal);
        Assert.Contains("has 0 bytes", Refused(null), StringComparison.Ordinal);
        Assert.Contains("an unknown number of bytes", Refused(new StreamContent(new Unseekable())), StringComparison.Ordinal);

        string Refused(HttpContent? content) => Assert.Throws<ArgumentException>(() => upload.ToHttpRequestMessage(content)).Message;
    }

    [Fact]
    public void Headers_that_cannot_be_sent_are_refused()
    {
        PresignedRequest upload = Example.Upload(signer);
        foreach ((string name, string value) in new[] { ("x-amz-meta-a", "a\r\nx: y"), ("x-amz-meta-a", "a\0"), ("bad name", "x"), ("", "x") })
        {
            PresignedRequest changed = upload with { Headers = new Dictionary<string, string> { [name] = value } };
            Assert.Throws<InvalidOperationException>(() => changed.ToHttpRequestMessage());
        }
    }

    [Theory]
    [InlineData("ContentType", "text/plain;charset=UTF-8", "text/plain; charset=UTF-8")]
    [InlineData("CacheControl", "max-age=60, public", "public, max-age=60")]
    [InlineData("ContentDisposition", "attachment;filename=a.txt", "attachment; filename=a.txt")]
    [InlineData("ContentLanguage", "de,en", "de, en")]
    [InlineData("ContentType", "text/plain; charset=utf-8", null)]
    [InlineData("CacheControl", "public, max-age=60", null)]
    [InlineData("ContentType", "image/png", null)]
    public async Task Values_that_parsers_write_anew_are_warned_of(string parameter, string value, string? rewritten)
    {
        PresignedRequest upload = signer.Presign("PutObject", new() { Bucket = "photos", Key = "k", Parameters = { [parameter] = value } });
        PresignWarning[] warnings = [.. upload.GetHttpClientWarnings()];
        string header = upload.Headers.Keys.Single();
        Assert.Equal(rewritten is null ? 0 : 1, warnings.Length);
        Assert.All(warnings, warning => Assert.Contains($"\"{rewritten}\"", warning.Message, StringComparison.Ordinal));

        // By itself the client sends what was signed; read by a logger at level Trace, the other form.
        using HttpResponseMessage plain = await http.SendAsync(upload.ToHttpRequestMessage(), TestContext.Current.CancellationToken);
        Assert.Equal(value, server.Last.Header(header));
        using ServiceProvider services = Client(static client => { });
        using HttpResponseMessage traced = await Send(services, upload);
        Assert.Equal(rewritten ?? value, server.Last.Header(header));
    }

    [Fact]
    public async Task A_hedging_handler_sends_the_other_form_too()
    {
        PresignedRequest upload = signer.Presign("PutObject", new() { Bucket = "photos", Key = "k", Parameters = { ["CacheControl"] = "max-age=60, public" } });
        using ServiceProvider services = new ServiceCollection()
            .AddHttpClient("c", static _ => { }).AddStandardHedgingHandler().Services
            .BuildServiceProvider();
        using HttpResponseMessage response = await Send(services, upload);
        Assert.Equal("public, max-age=60", server.Last.Header("cache-control"));
        Assert.Equal("HeaderRewrittenByHttpClient", Assert.Single(upload.GetHttpClientWarnings()).Code);
    }

    [Fact]
    public async Task A_form_arrives_in_the_bytes_that_strict_parsers_take()
    {
        PresignedPost form = Example.Form(signer);
        using ByteArrayContent file = new("file"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using HttpContent content = form.ToFormContent(file, "n\u00E4me \"1\".png");
        using HttpResponseMessage response = await http.PostAsync(new Uri(form.Url), content, TestContext.Current.CancellationToken);
        Recorder.Received got = server.Last;
        string type = got.Header("content-type")!;
        Assert.StartsWith("multipart/form-data; boundary=s3presign-", type, StringComparison.Ordinal);
        string boundary = type[(type.IndexOf('=', StringComparison.Ordinal) + 1)..];
        StringBuilder expected = new();
        foreach ((string name, string value) in form.Fields)
        {
            expected.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        expected.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"n\u00E4me %221%22.png\"\r\nContent-Type: image/png\r\n\r\nfile\r\n--{boundary}--\r\n");
        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(got.Body));
    }

    [Fact]
    public async Task A_form_is_as_long_as_it_says_if_its_file_is()
    {
        PresignedPost form = Example.Form(signer);
        using HttpContent known = form.ToFormContent(new StreamContent(new MemoryStream(new byte[1000])), "a");
        long length = known.Headers.ContentLength!.Value;
        Assert.Equal(length, (await known.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
        using HttpContent unknown = form.ToFormContent(new StreamContent(new Unseekable()), "a");
        Assert.Null(unknown.Headers.ContentLength);
        using MemoryStream written = new();
        using HttpContent blocking = form.ToFormContent(new ByteArrayContent(new byte[1000]), "a");
        blocking.CopyTo(written, null, TestContext.Current.CancellationToken);
        Assert.Equal(blocking.Headers.ContentLength, written.Length);
    }

    private static ServiceProvider Client(Action<HttpClient> configure) =>
        new ServiceCollection()
            .AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Reading()))
            .AddHttpClient("c", configure).Services
            .BuildServiceProvider();

    private static Task<HttpResponseMessage> Send(ServiceProvider services, PresignedRequest request) =>
        services.GetRequiredService<IHttpClientFactory>().CreateClient("c")
            .SendAsync(request.ToHttpRequestMessage(), TestContext.Current.CancellationToken);

    /// <summary>A logger that reads what it is given, as those that write do.</summary>
    private sealed class Reading : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _ = formatter(state, exception);

        public void Dispose()
        {
        }
    }

    /// <summary>A stream of unknown length.</summary>
    private sealed class Unseekable : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
