using System.Diagnostics;
using System.Text.Json.Nodes;
using S3Presign;

namespace Bench;

/// <summary>
/// Threads that share one template: nanoseconds of wall time for a URL, in memory and as strings, by the number of
/// threads.
/// </summary>
internal static class Threads
{
    internal static JsonObject Measure(int rounds, double seconds)
    {
        using Template template = Ours.Template(Work.Get);
        string[] keys = Work.Keys(Work.Get);
        JsonObject measured = [];
        foreach ((string name, Action<int> work) in new (string, Action<int>)[]
        {
            ("memory", urls => InMemory(template, keys, urls)),
            ("strings", urls => AsStrings(template, keys, urls)),
        })
        {
            work(200_000); // Until the compiler has settled.
            JsonObject byThreads = [];
            foreach (int threads in new SortedSet<int> { 1, Environment.ProcessorCount, 16 })
            {
                byThreads[$"{threads}"] = new JsonArray(
                    [.. Enumerable.Range(0, rounds).Select(_ => (JsonNode)Round(work, threads, seconds))]);
            }
            measured[name] = byThreads;
        }
        return measured;
    }

    /// <summary>Nanoseconds of wall time a URL, while all threads work.</summary>
    private static double Round(Action<int> work, int threads, double seconds)
    {
        const int Batch = 1000;
        long batches = 0;
        using Barrier together = new(threads + 1);
        long end = 0;
        Thread[] workers =
        [
            .. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
            {
                together.SignalAndWait();
                while (Stopwatch.GetTimestamp() < Volatile.Read(ref end))
                {
                    work(Batch);
                    Interlocked.Increment(ref batches);
                }
            })),
        ];
        Array.ForEach(workers, static worker => worker.Start());
        long start = Stopwatch.GetTimestamp();
        Volatile.Write(ref end, start + (long)(seconds * Stopwatch.Frequency));
        together.SignalAndWait();
        Array.ForEach(workers, static worker => worker.Join());
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / (batches * Batch);
    }

    private static void InMemory(Template template, string[] keys, int urls)
    {
        Span<char> memory = stackalloc char[1024];
        for (int number = 0; number < urls; number++)
        {
            _ = template.TryGetUrl(keys[number % keys.Length], memory, out _);
        }
    }

    private static void AsStrings(Template template, string[] keys, int urls)
    {
        for (int number = 0; number < urls; number++)
        {
            _ = template.GetUrl(keys[number % keys.Length]);
        }
    }
}
