using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using S3Presign.Extensions.DependencyInjection;
using Xunit;

namespace S3Presign.Tests;

/// <summary>Signers among an application's services, and credentials that renew themselves.</summary>
public sealed class ServicesTests
{
    private readonly FakeTimeProvider clock = new(Example.Now);
    private int asked;

    [Fact]
    public async Task Options_make_a_signer_and_a_source_of_it()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddS3Presign(Configure)
            .AddKeyedS3Presign("minio", static options =>
            {
                Configure(options);
                options.Endpoint = "http://localhost:9000";
            })
            .BuildServiceProvider();
        Signer signer = services.GetRequiredService<Signer>();
        Assert.Same(signer, await services.GetRequiredService<ISignerSource>().GetSignerAsync(TestContext.Current.CancellationToken));
        Signer minio = services.GetRequiredKeyedService<Signer>("minio");
        Assert.StartsWith("http://", minio.GetObjectUrl("photos", "k"), StringComparison.Ordinal);
        Assert.Same(minio, await services.GetRequiredKeyedService<ISignerSource>("minio").GetSignerAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("https://", signer.GetObjectUrl("photos", "k"), StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_sets_every_option_by_its_name()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddS3Presign(Section(new()
            {
                ["AccessKeyId"] = "ASIAIOSFODNN7EXAMPLE",
                ["secretaccesskey"] = Example.Secret,
                ["SessionToken"] = Example.Token,
                ["CredentialsExpiration"] = "2099-01-01T00:00:00Z",
                ["Region"] = "eu-west-1",
                ["Addressing"] = "virtual",
                ["UseDualStack"] = "true",
                ["UseFips"] = "True",
                ["UseArnRegion"] = "false",
                ["DisableAccessPoints"] = "true",
                ["DisableMultiRegionAccessPoints"] = "true",
                ["DisableS3ExpressSessionAuth"] = "true",
                ["MaxExpiresIn"] = "1.00:00:00",
                ["UseAccelerate"] = "",
                ["UseGlobalEndpoint"] = "false",
            }))
            .AddKeyedS3Presign("r2", Section(new() { ["AccessKeyId"] = "a", ["SecretAccessKey"] = "b", ["Region"] = "auto", ["Endpoint"] = "https://files.example.com", ["Addressing"] = "bucket-host" }))
            .BuildServiceProvider();
        string shown = services.GetRequiredService<Signer>().ToString();
        Assert.Contains("access-key-id=ASIA", shown, StringComparison.Ordinal);
        Assert.Contains("credentials-expiration=2099-01-01T00:00:00Z", shown, StringComparison.Ordinal);
        Assert.Contains("max-expires-in=86400", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Example.Secret, shown, StringComparison.Ordinal);
        Assert.Equal("https://files.example.com/k", services.GetRequiredKeyedService<Signer>("r2").GetObjectUrl("photos", "k"));
    }

    [Theory]
    [InlineData("UseFips", "maybe", "S3:UseFips is \"maybe\"")]
    [InlineData("MaxExpiresIn", "long", "S3:MaxExpiresIn is \"long\"")]
    [InlineData("Addressing", "street", "S3:Addressing is \"street\"")]
    [InlineData("CredentialsExpiration", "soon", "S3:CredentialsExpiration is \"soon\"")]
    public void A_wrong_value_of_the_configuration_is_told_by_its_path(string name, string value, string message)
    {
        using ServiceProvider services = new ServiceCollection().AddS3Presign(Section(new() { [name] = value })).BuildServiceProvider();
        Assert.Contains(message, Assert.Throws<FormatException>(services.GetRequiredService<Signer>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_checked_at_the_start()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddS3Presign(static options =>
            {
                Configure(options);
                options.AdditionalOptions["use-fipps"] = true;
            })
            .BuildServiceProvider();
        IStartupValidator start = services.GetRequiredService<IStartupValidator>();
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(start.Validate);
        Assert.Contains("use-fipps", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_are_asked_for_once_for_all_who_wait()
    {
        TaskCompletionSource<SignerCredentials> given = new();
        await using ServiceProvider services = Services(_ => given.Task);
        ISignerSource source = services.GetRequiredService<ISignerSource>();
        Task<Signer>[] waiting = [.. Enumerable.Range(0, 16).Select(_ => source.GetSignerAsync(TestContext.Current.CancellationToken).AsTask())];
        using CancellationTokenSource stop = new();
        Task<Signer> impatient = source.GetSignerAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        given.SetResult(Credentials(TimeSpan.FromHours(1)));
        Signer[] signers = await Task.WhenAll(waiting);
        Assert.Single(signers.Distinct());
        Assert.Equal(1, asked);
        Assert.Contains("ASIA", signers[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_are_renewed_before_they_end()
    {
        await using ServiceProvider services = Services(_ => Task.FromResult(Credentials(TimeSpan.FromHours(1))));
        ISignerSource source = services.GetRequiredService<ISignerSource>();
        Signer first = await source.GetSignerAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Same(first, await source.GetSignerAsync(TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromMinutes(2));
        Signer second = await Eventually(source, signer => signer != first);
        Assert.Equal(2, asked);
        _ = first.GetObjectUrl("photos", "k");
        Assert.Equal("credentials", Presign(second, TimeSpan.FromHours(2)).LimitedBy);
    }

    [Fact]
    public async Task A_provider_that_fails_leaves_the_old_ones_while_they_last()
    {
        bool fails = false;
        await using ServiceProvider services = Services(
            _ => fails ? Task.FromException<SignerCredentials>(new HttpRequestException("down")) : Task.FromResult(Credentials(TimeSpan.FromHours(1))));
        ISignerSource source = services.GetRequiredService<ISignerSource>();
        Signer first = await source.GetSignerAsync(TestContext.Current.CancellationToken);
        fails = true;
        clock.Advance(TimeSpan.FromMinutes(56));
        Assert.Same(first, await source.GetSignerAsync(TestContext.Current.CancellationToken));
        await Until(() => asked == 2);
        for (int call = 0; call < 10; call++)
        {
            Assert.Same(first, await source.GetSignerAsync(TestContext.Current.CancellationToken));
        }
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(2, asked);
        clock.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<HttpRequestException>(() => source.GetSignerAsync(TestContext.Current.CancellationToken).AsTask());
        fails = false;
        Assert.NotSame(first, await source.GetSignerAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refused_credentials_are_the_callers_exception_and_asked_for_again()
    {
        string id = "";
        await using ServiceProvider services = Services(
            _ => Task.FromResult(new SignerCredentials { AccessKeyId = id, SecretAccessKey = Example.Secret }));
        ISignerSource source = services.GetRequiredService<ISignerSource>();
        Assert.Equal("InvalidCredentials", (await Assert.ThrowsAsync<S3PresignException>(() => source.GetSignerAsync(TestContext.Current.CancellationToken).AsTask())).Code);
        id = Example.AccessKeyId;
        Assert.NotNull(await source.GetSignerAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_source_that_is_disposed_gives_no_more_signers()
    {
        ServiceProvider services = Services(_ => Task.FromResult(Credentials(TimeSpan.FromHours(1))));
        ISignerSource source = services.GetRequiredService<ISignerSource>();
        Signer signer = await source.GetSignerAsync(TestContext.Current.CancellationToken);
        await services.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await source.GetSignerAsync(TestContext.Current.CancellationToken));
        Assert.Throws<ObjectDisposedException>(() => signer.GetObjectUrl("photos", "k"));
    }

    [Fact]
    public void Credentials_show_no_secret()
    {
        Assert.Null(typeof(SignerCredentials).GetProperty("SecretAccessKey")!.GetMethod);
        Assert.DoesNotContain(Example.Secret, System.Text.Json.JsonSerializer.Serialize(Credentials(TimeSpan.Zero)), StringComparison.Ordinal);
    }

    private static void Configure(SignerOptions options)
    {
        options.AccessKeyId = Example.AccessKeyId;
        options.SecretAccessKey = Example.Secret;
        options.Region = "eu-west-1";
    }

    private static IConfigurationSection Section(Dictionary<string, string?> values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(static pair => KeyValuePair.Create("S3:" + pair.Key, pair.Value)))
            .Build()
            .GetSection("S3");

    private static PresignedRequest Presign(Signer signer, TimeSpan life) =>
        signer.Presign("GetObject", new() { Bucket = "photos", Key = "k", ExpiresIn = life });

    private static async Task<Signer> Eventually(ISignerSource source, Func<Signer, bool> right)
    {
        for (int tries = 0; tries < 500; tries++)
        {
            Signer signer = await source.GetSignerAsync();
            if (right(signer))
            {
                return signer;
            }
            await Task.Delay(10);
        }
        throw new TimeoutException();
    }

    private static async Task Until(Func<bool> holds)
    {
        for (int tries = 0; tries < 500 && !holds(); tries++)
        {
            await Task.Delay(10);
        }
        Assert.True(holds());
    }

    private SignerCredentials Credentials(TimeSpan life) =>
        new()
        {
            AccessKeyId = "ASIAIOSFODNN7EXAMPLE",
            SecretAccessKey = Example.Secret,
            SessionToken = Example.Token,
            Expiration = clock.GetUtcNow() + life,
        };

    private ServiceProvider Services(Func<CancellationToken, Task<SignerCredentials>> provider) =>
        new ServiceCollection()
            .AddS3Presign(
                options =>
                {
                    options.Region = "eu-west-1";
                    options.TimeProvider = clock;
                },
                (services, stop) =>
                {
                    Interlocked.Increment(ref asked);
                    return new(provider(stop));
                })
            .BuildServiceProvider();
}
