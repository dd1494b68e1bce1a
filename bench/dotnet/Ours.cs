using S3Presign;

namespace Bench;

/// <summary>s3presign: a template for one key after another, into a string or into memory, and one-shot calls.</summary>
internal static class Ours
{
    private static readonly char[] Memory = new char[2048];

    internal static Signer Signer() =>
        new(new() { AccessKeyId = Work.AccessKeyId, SecretAccessKey = Work.SecretAccessKey, Region = Work.Region });

    internal static Template Template(string series) =>
        Signer().CreateTemplate(Operation(series), new() { Bucket = Work.Bucket, Parameters = Parameters(series) });

    internal static IEnumerable<Contestant> Contestants(string series)
    {
        string version = S3Presign.Signer.NativeVersion;
        Template template = Template(series);
        Signer signer = Signer();
        string operation = Operation(series);
        yield return new(series, "s3presign template.url", version, key => template.GetUrl(key));
        yield return new(series, "s3presign TryGetUrl", version, key => InMemory(template, key));
        yield return new(series, "s3presign signer.presign", version, key =>
            signer.Presign(operation, new() { Bucket = Work.Bucket, Key = key, Parameters = Parameters(series) }).Url);
    }

    /// <summary>The URL lies in the memory; a string of it is made for the sample alone, by <see cref="Program"/>.</summary>
    internal static string LastInMemory(int length) => new(Memory, 0, length);

    private static string InMemory(Template template, string key)
    {
        _ = template.TryGetUrl(key, Memory, out int length);
        LastLength = length;
        return "";
    }

    /// <summary>How long the last URL in memory is.</summary>
    internal static int LastLength { get; private set; }

    private static string Operation(string series) => series == Work.Put ? "PutObject" : "GetObject";

    private static ParameterCollection Parameters(string series) =>
        series == Work.Put ? new() { ["ContentType"] = Work.ContentType } : [];
}
