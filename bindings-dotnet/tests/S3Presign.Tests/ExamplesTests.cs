using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace S3Presign.Tests;

/// <summary>The programs in <c>examples/</c>, run as they were built, beside a server that verifies.</summary>
public sealed class ExamplesTests(Store store) : IClassFixture<Store>
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Console_uploads_a_file_and_prints_a_link()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("s3presign").FullName, "a b.txt");
        await File.WriteAllTextAsync(file, "hello", Stop);
        Dictionary<string, string> variables = new()
        {
            ["AWS_ACCESS_KEY_ID"] = Example.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = Store.Secret,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ENDPOINT_URL_S3"] = store.Endpoint,
        };
        string link = await Said("console", variables, Store.Bucket, file);
        Assert.Equal("hello", await store.Http.GetStringAsync(new Uri(link.Trim()), Stop));
        // This store refuses to replace an object.
        Assert.Contains("a condition does not hold", await Said("console", variables, Store.Bucket, file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Web_hands_out_uploads_and_redirects_to_downloads_and_logs_no_url()
    {
        using Running web = await Start("web", Settings());
        using HttpResponseMessage response = await store.Http.PostAsJsonAsync(
            web.At("/users/ada/uploads"), new { name = "notes/1.txt", type = "text/plain", size = 5 }, Stop);
        string json = await response.Content.ReadAsStringAsync(Stop);
        PresignedRequest upload = JsonSerializer.Deserialize(json, S3PresignJson.PresignedRequest)!;
        using HttpRequestMessage message = upload.ToHttpRequestMessage(new StringContent("hello"));
        Assert.Equal(HttpStatusCode.OK, (await store.Http.SendAsync(message, Stop)).StatusCode);
        Assert.Equal("hello", await store.Http.GetStringAsync(web.At("/users/ada/notes/1.txt"), Stop));
        using HttpResponseMessage refused = await store.Http.PostAsJsonAsync(
            web.At("/users/ada/uploads"), new { name = "../bob/1.txt", type = "text/plain", size = 5 }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("UnsafeKey", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains("/users/ada/notes/1.txt", web.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Amz-", web.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_about_gateways_shows_the_example()
    {
        string page = File.ReadAllText(Path.Combine(Store.Repository, "docs", "gateway.md"));
        string shown = page.Split("```csharp\n")[1].Split("```")[0];
        string program = File.ReadAllText(Path.Combine(Store.Repository, "bindings-dotnet", "examples", "gateway", "Program.cs"));
        foreach (string line in shown.Split('\n'))
        {
            Assert.Contains(line, program, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Gateway_verifies_the_target_as_it_was_sent_and_logs_no_url()
    {
        using Running gateway = await Start("gateway", new() { [$"Secrets__{Example.AccessKeyId}"] = Example.Secret, ["ServedHost"] = "127.0.0.1" });
        using Signer signer = Example.Signer(options => (options.Endpoint, options.Addressing) = (gateway.Address, AddressingStyle.Path));
        foreach (string key in new[] { "plain", "a//b/../c/./d %2F+ü" })
        {
            PresignedRequest request = signer.Presign("GetObject", new() { Bucket = "photos", Key = key });
            using HttpRequestMessage message = request.ToHttpRequestMessage();
            using HttpResponseMessage verified = await store.Http.SendAsync(message, Stop);
            string said = await verified.Content.ReadAsStringAsync(Stop);
            Assert.StartsWith(Example.AccessKeyId, said, StringComparison.Ordinal);
            Assert.EndsWith($": GetObject photos {key}\n", said, StringComparison.Ordinal);
        }
        string url = signer.Presign("GetObject", new() { Bucket = "photos", Key = "a" }).Url;
        using HttpResponseMessage refused = await store.Http.GetAsync(new Uri(url.Replace("/photos/a", "/photos/b", StringComparison.Ordinal)), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("SignatureDoesNotMatch\n", await refused.Content.ReadAsStringAsync(Stop));
        using Signer stranger = Example.Signer(options => (options.Endpoint, options.Addressing, options.AccessKeyId) = (gateway.Address, AddressingStyle.Path, "AKIAUNKNOWN"));
        using HttpResponseMessage unknown = await store.Http.GetAsync(new Uri(stranger.Presign("GetObject", new() { Bucket = "photos", Key = "a" }).Url), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, unknown.StatusCode);
        Assert.Equal("InvalidAccessKeyId\n", await unknown.Content.ReadAsStringAsync(Stop));
        // What no HttpClient sends: nothing about it is signed.
        Assert.Contains("400", await Raw(gateway, "GET /../x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("X-Amz-", gateway.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_forwards_with_the_signature_intact()
    {
        const string Key = "proxy/a b+c%2F.txt";
        using Signer signer = store.Signer();
        using HttpRequestMessage upload = signer.Presign("PutObject", new() { Bucket = Store.Bucket, Key = Key })
            .ToHttpRequestMessage(new ByteArrayContent("hello"u8.ToArray()));
        Assert.Equal(HttpStatusCode.OK, (await store.Http.SendAsync(upload, Stop)).StatusCode);
        using Running proxy = await Start("proxy", Settings());
        Assert.Equal("hello", await store.Http.GetStringAsync(proxy.At("/proxy/a%20b+c%252F.txt"), Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await store.Http.GetAsync(proxy.At("/none"), Stop)).StatusCode);
        Assert.DoesNotContain("X-Amz-", proxy.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_signs_a_million_keys() =>
        Assert.Contains("1000000 URLs of ", await Said("many", Settings()), StringComparison.Ordinal);

    private static ProcessStartInfo Program(string name, Dictionary<string, string> variables, params string[] arguments)
    {
        string program = Path.Combine(Store.Repository, "build", "dotnet-artifacts", "bin", name, "release", $"{name}.dll");
        Assert.True(File.Exists(program), $"{program} is not built: make -C bindings-dotnet test-library");
        ProcessStartInfo start = new(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        start.FileName = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet");
        start.ArgumentList.Insert(0, program);
        start.ArgumentList.Insert(0, "exec");
        foreach ((string variable, string value) in variables)
        {
            start.Environment[variable] = value;
        }
        return start;
    }

    /// <summary>What a program that ends has said.</summary>
    private static async Task<string> Said(string name, Dictionary<string, string> variables, params string[] arguments)
    {
        using Process process = Process.Start(Program(name, variables, arguments))!;
        string said = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == 0, said);
        return said;
    }

    private static async Task<Running> Start(string name, Dictionary<string, string> variables)
    {
        Running running = new(Process.Start(Program(name, variables, "--urls", "http://127.0.0.1:0"))!);
        await running.Listening;
        return running;
    }

    private static async Task<string> Raw(Running server, string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(server.Address).Port, Stop);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync(Stop);
    }

    private Dictionary<string, string> Settings() =>
        new()
        {
            ["S3__AccessKeyId"] = Example.AccessKeyId,
            ["S3__SecretAccessKey"] = Store.Secret,
            ["S3__Region"] = "us-east-1",
            ["S3__Endpoint"] = store.Endpoint,
            ["S3__Addressing"] = "Path",
            ["Bucket"] = Store.Bucket,
        };

    /// <summary>A program that serves until it is ended.</summary>
    private sealed class Running : IDisposable
    {
        private readonly Process process;
        private readonly StringBuilder logged = new();
        private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Running(Process process)
        {
            this.process = process;
            process.OutputDataReceived += (_, line) => Read(line.Data);
            process.BeginOutputReadLine();
        }

        internal Task Listening => address.Task.WaitAsync(TimeSpan.FromSeconds(60));

        internal string Address => address.Task.Result;

        internal string Logged
        {
            get
            {
                lock (logged)
                {
                    return logged.ToString();
                }
            }
        }

        internal Uri At(string path) => new(Address + path);

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        private void Read(string? line)
        {
            lock (logged)
            {
                logged.AppendLine(line);
            }
            if (line is null)
            {
                address.TrySetException(new InvalidOperationException($"ended: {Logged}"));
            }
            else if (Regex.Match(line, @"Now listening on: (http\S+)") is { Success: true } match)
            {
                address.TrySetResult(match.Groups[1].Value);
            }
        }
    }
}
