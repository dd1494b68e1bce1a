// Signs a million keys in the background, as they come, and counts them.
// Settings: S3:AccessKeyId, S3:SecretAccessKey, S3:Region, ..., and Count.
using System.Globalization;
using System.Runtime.CompilerServices;
using S3Presign;
using S3Presign.Extensions.DependencyInjection;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddS3Presign(builder.Configuration.GetSection("S3"));
builder.Services.AddHostedService<Links>();
await builder.Build().RunAsync();

/// <summary>Signs each key and writes it into memory that is used again: nothing is allocated for a URL.</summary>
internal sealed class Links(ISignerSource source, IConfiguration configuration, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Signer signer = await source.GetSignerAsync(stoppingToken);
        using Template template = signer.CreateTemplate("GetObject", new() { Bucket = "photos", ExpiresIn = TimeSpan.FromHours(1) });
        char[] url = new char[2048];
        long count = 0;
        long characters = 0;
        await foreach (string key in Keys(configuration.GetValue("Count", 1_000_000), stoppingToken))
        {
            if (!template.TryGetUrl(key, url, out int length))
            {
                throw new InvalidOperationException("a URL is longer than 2048 characters");
            }
            count++;
            characters += length; // Here url.AsMemory(0, length) goes to whoever needs it.
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} URLs of {characters / count} characters"));
        lifetime.StopApplication();
    }

    /// <summary>Stands for a query of a database.</summary>
    private static async IAsyncEnumerable<string> Keys(int count, [EnumeratorCancellation] CancellationToken stop)
    {
        for (int number = 0; number < count; number++)
        {
            if (number % 1000 == 0)
            {
                await Task.Yield();
                stop.ThrowIfCancellationRequested();
            }
            yield return string.Create(CultureInfo.InvariantCulture, $"2026/{number:D7}.jpg");
        }
    }
}
