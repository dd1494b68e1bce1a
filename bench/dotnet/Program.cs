// `sample` answers one URL of each contestant, to be verified. `time ROUNDS SECONDS` gives each contestant a slice in
// each round, one after the other, and answers nanoseconds of CPU time per URL. `allocations` answers bytes per URL,
// `threads ROUNDS SECONDS` nanoseconds of wall time per URL by the number of threads, and `many ROUNDS` nanoseconds
// per URL in each round, in a loop and in a call for all keys. `startup NAME` is for fresh processes.
using System.Globalization;
using System.Runtime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bench;
using S3Presign;

if (args[0] == "startup")
{
    Console.WriteLine(Startup.Measure(args[1]));
    return;
}
JsonNode answer = args[0] switch
{
    "sample" => Sample(),
    "time" => Time(int.Parse(args[1], CultureInfo.InvariantCulture), Seconds(args[2])),
    "allocations" => Each(static contestant => new JsonArray(Allocated(contestant))),
    "threads" => new JsonObject
    {
        ["collector"] = $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {GCSettings.LatencyMode}",
        ["times"] = Threads.Measure(int.Parse(args[1], CultureInfo.InvariantCulture), Seconds(args[2])),
    },
    "many" => Many(int.Parse(args[1], CultureInfo.InvariantCulture)),
    _ => throw new ArgumentException("sample | time ROUNDS SECONDS | allocations | threads ROUNDS SECONDS | many ROUNDS | startup NAME"),
};
Console.WriteLine(answer.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);

static JsonArray Sample() =>
    new([.. Contestant.All().Select(static each =>
    {
        string url = each.Make(Work.Keys(each.Series)[0]);
        return (JsonNode)new JsonObject
        {
            ["series"] = each.Series,
            ["name"] = each.Name,
            ["version"] = each.Version,
            ["url"] = url.Length > 0 ? url : Ours.LastInMemory(Ours.LastLength),
        };
    })]);

// Each round starts with the next contestant, so that none is always first.
static JsonObject Time(int rounds, double seconds)
{
    Contestant[] all = Contestant.All();
    double[][] taken = [.. all.Select(_ => new double[rounds])];
    foreach (Contestant contestant in all)
    {
        Calibrate(contestant, seconds * 1e9);
    }
    for (int round = 0; round < rounds; round++)
    {
        for (int turn = 0; turn < all.Length; turn++)
        {
            int index = (round + turn) % all.Length;
            taken[index][round] = Slice(all[index]) / all[index].Urls;
        }
    }
    return Each(contestant => new JsonArray([.. taken[Array.IndexOf(all, contestant)].Select(static time => (JsonNode)time)]), all);
}

// As many URLs as fill a slice, after the compiler has settled.
static void Calibrate(Contestant contestant, double nanoseconds)
{
    contestant.Urls = 1000;
    double taken = 0;
    for (double spent = 0; spent < 2e9; spent += taken)
    {
        taken = Slice(contestant);
        if (taken < nanoseconds / 4)
        {
            contestant.Urls *= 2;
        }
    }
    contestant.Urls = (int)(contestant.Urls * nanoseconds / taken) + 1;
}

// Nanoseconds of CPU time of the process with all its threads.
static double Slice(Contestant contestant)
{
    string[] keys = Work.Keys(contestant.Series);
    TimeSpan start = Environment.CpuUsage.TotalTime;
    for (int number = 0; number < contestant.Urls; number++)
    {
        _ = contestant.Make(keys[number % keys.Length]);
    }
    return (Environment.CpuUsage.TotalTime - start).TotalNanoseconds;
}

static double Allocated(Contestant contestant)
{
    const int Calls = 1000;
    string key = Work.Keys(contestant.Series)[0];
    long least = long.MaxValue;
    for (int batch = 0; batch < 10; batch++)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int number = 0; number < Calls; number++)
        {
            _ = contestant.Make(key);
        }
        least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
    }
    return least / Calls;
}

static JsonObject Many(int rounds)
{
    using Template template = Ours.Template(Work.Uuid);
    string[] keys = Work.Keys(Work.Uuid, 20_000);
    JsonArray one = [];
    JsonArray many = [];
    for (int round = -rounds; round < rounds; round++)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        string[] loop = new string[keys.Length];
        for (int index = 0; index < keys.Length; index++)
        {
            loop[index] = template.GetUrl(keys[index]);
        }
        TimeSpan between = Environment.CpuUsage.TotalTime;
        string[] all = template.GetUrls(keys);
        TimeSpan end = Environment.CpuUsage.TotalTime;
        GC.KeepAlive(all);
        // Half of the rounds warm up.
        if (round >= 0)
        {
            one.Add((between - start).TotalNanoseconds / keys.Length);
            many.Add((end - between).TotalNanoseconds / keys.Length);
        }
    }
    return new() { ["one"] = one, ["many"] = many };
}

static JsonObject Each(Func<Contestant, JsonNode> figure, Contestant[]? contestants = null)
{
    JsonObject bySeries = [];
    foreach (IGrouping<string, Contestant> series in (contestants ?? Contestant.All()).GroupBy(static each => each.Series))
    {
        JsonObject byName = [];
        foreach (Contestant contestant in series)
        {
            byName[contestant.Name] = figure(contestant);
        }
        bySeries[series.Key] = byName;
    }
    return bySeries;
}
