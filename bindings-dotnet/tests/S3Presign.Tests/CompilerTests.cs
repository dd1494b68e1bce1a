using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace S3Presign.Tests;

/// <summary>What must not compile does not, and what the README shows does.</summary>
public sealed class CompilerTests
{
    private static readonly (string Code, string Error)[] Snippets =
    [
        ("new RequestOptions { Parameters = { [\"ContentLength\"] = 1.5 } };", "CS0266"),
        ("new RequestOptions { Parameters = { [\"Expires\"] = DateTime.Now } };", "CS0029"),
        ("new RequestOptions { Parameters = { [\"ContentLength\"] = 1m } };", "CS0266"),
        ("new RequestOptions { Parameters = { [\"Body\"] = new object() } };", "CS0266"),
        ("new RequestOptions { ExpiresIn = 900 };", "CS0029"),
        ("new RequestOptions { ExpiresAt = DateTime.Now.Date.Ticks };", "CS0029"),
        ("new SignerOptions { Endpoint = new Uri(\"https://example.com\") };", "CS0029"),
        ("new SignerOptions().SecretAccessKey.ToString();", "CS0154"),
        ("new PresignedRequest { Url = \"\" };", "CS9035"),
        ("new PresignWarning(\"a\", \"b\");", "CS1729"),
        ("new Signer();", "CS7036"),
    ];

    [Fact]
    public void Each_snippet_is_refused_with_its_own_error()
    {
        string said = Compiled(
            [
                "using System; using S3Presign; static class Snippets { static object o; static void All() {",
                .. Snippets.Select(static snippet => "o = " + snippet.Code),
                "} }",
            ]);
        for (int index = 0; index < Snippets.Length; index++)
        {
            string[] errors = [.. Regex.Matches(said, $@"snippets\.cs\({index + 2},\d+\): error (CS\d+)").Select(static match => match.Groups[1].Value)];
            Assert.True(errors.Contains(Snippets[index].Error), $"{Snippets[index].Code} gave {string.Join(", ", errors)}: {said}");
        }
    }

    /// <summary>All of it as one method, in its order, after what a reader has: credentials, a client, a file.</summary>
    [Fact]
    public void The_code_of_the_README_compiles()
    {
        string readme = File.ReadAllText(Path.Combine(Store.Repository, "bindings-dotnet", "README.md"));
        string[] blocks = [.. Regex.Matches(readme, @"```csharp\n(.*?)```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value)];
        Assert.True(blocks.Length > 8, $"{blocks.Length} blocks");
        string said = Compiled(
            [
                "using System; using System.Collections.Generic; using System.Net.Http; using System.Security.Cryptography; using System.Threading.Tasks; using S3Presign;",
                "static class Readme { static async Task All(string id, string secret, HttpClient http, byte[] bytes, string method, string rawTarget,",
                "Dictionary<string, string> headers, Dictionary<string, string> secrets) {",
                .. blocks,
                "} }",
            ]);
        Assert.DoesNotContain("error CS", said, StringComparison.Ordinal);
    }

    /// <summary>What the compiler says of lines of code.</summary>
    private static string Compiled(string[] lines)
    {
        string folder = Directory.CreateTempSubdirectory("s3presign").FullName;
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        string compiler = Directory.GetFiles(Path.Combine(root, "sdk"), "csc.dll", SearchOption.AllDirectories).First();
        string source = Path.Combine(folder, "snippets.cs");
        File.WriteAllLines(source, lines);
        IEnumerable<string> references = Directory.GetFiles(runtime, "System*.dll").Append(typeof(Signer).Assembly.Location).Select(static path => $"-r:{path}");
        using Process child = Process.Start(new ProcessStartInfo(Path.Combine(root, "dotnet"),
            ["exec", compiler, "-nologo", "-noconfig", "-target:library", "-langversion:14", $"-out:{folder}/snippets.dll", .. references, source])
        {
            RedirectStandardOutput = true,
        })!;
        string said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Directory.Delete(folder, recursive: true);
        return said;
    }
}
