// Signs one URL, and says where the native library was found.
using System.Globalization;
using S3Presign;

using Signer signer = new(new() { AccessKeyId = "AKIAIOSFODNN7EXAMPLE", SecretAccessKey = "secret", Region = "eu-west-1" });
using Template template = signer.CreateTemplate("GetObject", new() { Bucket = "photos" });
string url = template.GetUrl("2026/logo.png", DateTimeOffset.UnixEpoch.AddDays(20_000));
string library = File.ReadLines("/proc/self/maps").First(static line => line.Contains("s3presign.so", StringComparison.Ordinal));
Console.WriteLine(url);
Console.WriteLine(library[library.IndexOf('/', StringComparison.Ordinal)..]);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first URL after {Environment.CpuUsage.TotalTime.TotalMilliseconds:F1} ms of CPU time"));
