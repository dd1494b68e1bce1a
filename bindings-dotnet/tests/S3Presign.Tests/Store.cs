using System.Diagnostics;
using System.Reflection;

namespace S3Presign.Tests;

/// <summary>The repository's embedded S3 server, which ends with its input.</summary>
public sealed class Store : IDisposable
{
    internal const string Bucket = "photos";
    internal const string Secret = "embedded-secret";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("s3presign");
    private readonly Process server;

    public Store()
    {
        string target = Path.Combine(Repository, Environment.GetEnvironmentVariable("CARGO_TARGET_DIR") ?? "target");
        string program = new[] { "debug", "release" }.Select(profile => Path.Combine(target, profile, "embedded-s3"))
            .FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("embedded-s3 is not built: make server");
        ProcessStartInfo start = new(program, [folder.FullName, "--bucket", Bucket, "--domain", "localhost"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["EMBEDDED_S3_ACCESS_KEY"] = Example.AccessKeyId;
        start.Environment["EMBEDDED_S3_SECRET_KEY"] = Secret;
        server = Process.Start(start)!;
        string said = server.StandardOutput.ReadLine()!;
        Endpoint = $"http://127.0.0.1:{said[(said.LastIndexOf(':') + 1)..]}";
    }

    internal static string Repository { get; } =
        typeof(Store).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static each => each.Key == "Repository").Value!;

    internal string Endpoint { get; }

    internal HttpClient Http { get; } = new();

    public void Dispose()
    {
        Http.Dispose();
        server.StandardInput.Close();
        server.WaitForExit();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    internal Signer Signer(string secret = Secret) =>
        new(new()
        {
            AccessKeyId = Example.AccessKeyId,
            SecretAccessKey = secret,
            Region = "us-east-1",
            Endpoint = Endpoint,
            Addressing = AddressingStyle.Path,
        });
}
