using Xunit;

namespace S3Presign.Tests;

/// <summary>The fast calls allocate what they return, and nothing else.</summary>
public sealed class AllocationTests : IDisposable
{
    private const int Calls = 1000;
    private readonly Signer signer = Example.Signer();
    private readonly Template template;

    public AllocationTests() => template = Example.Download(signer);

    public void Dispose()
    {
        template.Dispose();
        signer.Dispose();
    }

    [Fact]
    public void GetUrl_allocates_the_string()
    {
        string url = template.GetUrl("2026/0000000001.jpg");
        Assert.Equal(SizeOf(url), PerCall(() => template.GetUrl("2026/0000000001.jpg")));
    }

    [Fact]
    public void TryGetUrl_allocates_nothing()
    {
        char[] chars = new char[2048];
        byte[] bytes = new byte[2048];
        Assert.Equal(0, PerCall(() => template.TryGetUrl("2026/0000000001.jpg", chars, out _)));
        Assert.Equal(0, PerCall(() => template.TryGetUrl("2026/0000000001.jpg"u8, bytes, out _)));
    }

    [Fact]
    public void GetUrls_allocates_the_strings_and_one_array()
    {
        string[] keys = [.. Enumerable.Range(0, 500).Select(static number => $"2026/{number:D10}.jpg")];
        long array = 24 + (8L * keys.Length);
        long strings = template.GetUrls(keys).Sum(SizeOf);
        Assert.Equal(array + strings, PerCall(() => template.GetUrls(keys), 10));
    }

    /// <summary>A string's header, length and NUL are 22 bytes; objects are aligned to 8.</summary>
    private static long SizeOf(string text) => (22 + (2L * text.Length) + 7) / 8 * 8;

    /// <summary>The least of several batches: the runtime allocates for itself now and then.</summary>
    private static long PerCall<T>(Func<T> call, int calls = Calls)
    {
        long least = long.MaxValue;
        for (int batch = 0; batch < 10; batch++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int number = 0; number < calls; number++)
            {
                _ = call();
            }
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least / calls;
    }
}
