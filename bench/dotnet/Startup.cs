using System.Globalization;
using System.Runtime.CompilerServices;
using S3Presign;

namespace Bench;

/// <summary>
/// From a fresh process to the first URL, in CPU time of the process: the assemblies, the client, the URL. .NET loads
/// an assembly at its first use, so importing and making the client are one step.
/// </summary>
internal static class Startup
{
    internal static string Measure(string name)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        Func<string> sign = name switch
        {
            "nothing" => static () => "",
            "s3presign" => Ours(),
            "aws-sdk" => Sdk(),
            _ => throw new ArgumentException("nothing | s3presign | aws-sdk"),
        };
        TimeSpan ready = Environment.CpuUsage.TotalTime - start;
        _ = sign();
        TimeSpan first = Environment.CpuUsage.TotalTime - start;
        string peak = File.ReadLines("/proc/self/status").First(static line => line.StartsWith("VmHWM", StringComparison.Ordinal));
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"import_ms": 0, "ready_ms": {{ready.TotalMilliseconds}}, "first_url_ms": {{first.TotalMilliseconds}}, "peak_kib": {{peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]}}}""");
    }

    // Methods of their own, so that nobody's assemblies are loaded for the other.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Func<string> Ours()
    {
        Signer signer = Bench.Ours.Signer();
        return () => signer.Presign("GetObject", new() { Bucket = Work.Bucket, Key = "1.jpg" }).Url;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Func<string> Sdk()
    {
        Amazon.S3.AmazonS3Client client = Peers.Sdk();
        return () => client.GetPreSignedURL(Peers.SdkRequest(Work.Get, "1.jpg"));
    }
}
