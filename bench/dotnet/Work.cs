using System.Globalization;

namespace Bench;

/// <summary>The work: one key after another of one bucket, the same for every contestant of every host.</summary>
internal static class Work
{
    internal const string AccessKeyId = "AKIAIOSFODNN7EXAMPLE";
    internal const string SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    internal const string Region = "eu-west-1";
    internal const string Bucket = "photos";
    internal const string ContentType = "image/jpeg";
    internal const string Get = "GET";
    internal const string Put = "PUT";
    internal const string Uuid = "UUID";
    internal static readonly TimeSpan ExpiresIn = TimeSpan.FromSeconds(900);

    /// <summary>Distinct keys, in the order in which they are signed.</summary>
    internal static string[] Keys(string series, int count = 1000) =>
        [.. Enumerable.Range(0, count).Select(number => series == Uuid ? UuidKey((uint)number) : Key(number))];

    private static string Key(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"2026/holiday/img-{number:D5}.jpg");

    /// <summary>As `bench/work.py` writes it.</summary>
    private static string UuidKey(uint number)
    {
        uint mixed = unchecked(number * 2_654_435_761);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"2026/holiday/{mixed:x8}-{mixed >> 16:x4}-4{mixed & 0xfff:x3}-8{(mixed >> 8) & 0xfff:x3}-{mixed:x8}{number:x4}.jpg");
    }
}
