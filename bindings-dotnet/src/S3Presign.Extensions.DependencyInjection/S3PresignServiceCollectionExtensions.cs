using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using S3Presign;
using S3Presign.Extensions.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds signers to an application's services.</summary>
public static class S3PresignServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="Signer"/> and an <see cref="ISignerSource"/> of it, both as singletons. The options are checked
    /// when the application starts, by making the signer.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <example><code>
    /// builder.Services.AddS3Presign(options =>
    /// {
    ///     options.AccessKeyId = "minioadmin";
    ///     options.SecretAccessKey = "minioadmin";
    ///     options.Region = "us-east-1";
    ///     options.Endpoint = "https://files.example.com";
    /// });
    /// </code></example>
    public static IServiceCollection AddS3Presign(this IServiceCollection services, Action<SignerOptions> configure)
    {
        AddChecked(services, Options.Options.DefaultName, configure);
        services.TryAddSingleton(static provider => Make(provider, Options.Options.DefaultName));
        services.TryAddSingleton<ISignerSource>(
            static provider => new FixedSignerSource(provider.GetRequiredService<Signer>()));
        return services;
    }

    /// <summary>
    /// Adds a <see cref="Signer"/> and an <see cref="ISignerSource"/> of it by a section of the configuration, whose
    /// names are those of <see cref="SignerOptions"/>.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="section">Such as <c>builder.Configuration.GetSection("S3")</c>.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddS3Presign(this IServiceCollection services, IConfiguration section) =>
        services.AddS3Presign(FromSection(section));

    /// <summary>
    /// Adds an <see cref="ISignerSource"/> whose credentials come from a provider: asked once for all who wait, again
    /// five minutes before they end, and left alone for 30 seconds after a failure, while the old ones last.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options; those of the credentials come from the provider.</param>
    /// <param name="credentials">Gives credentials.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddS3Presign(
        this IServiceCollection services,
        Action<SignerOptions> configure,
        Func<IServiceProvider, CancellationToken, ValueTask<SignerCredentials>> credentials)
    {
        AddRenewing(services, Options.Options.DefaultName, configure, credentials);
        services.TryAddSingleton<ISignerSource>(
            provider => Renewing(provider, Options.Options.DefaultName, credentials));
        return services;
    }

    /// <summary>Adds a keyed signer, as <see cref="AddS3Presign(IServiceCollection, Action{SignerOptions})"/> does without a key.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="serviceKey">The key, which is also the name of the options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddKeyedS3Presign(
        this IServiceCollection services, string serviceKey, Action<SignerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(serviceKey);
        AddChecked(services, serviceKey, configure);
        services.TryAddKeyedSingleton(serviceKey, (provider, _) => Make(provider, serviceKey));
        services.TryAddKeyedSingleton<ISignerSource>(
            serviceKey,
            static (provider, key) => new FixedSignerSource(provider.GetRequiredKeyedService<Signer>(key)));
        return services;
    }

    /// <summary>Adds a keyed signer, as <see cref="AddS3Presign(IServiceCollection, IConfiguration)"/> does without a key.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="serviceKey">The key, which is also the name of the options.</param>
    /// <param name="section">A section of the configuration.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddKeyedS3Presign(
        this IServiceCollection services, string serviceKey, IConfiguration section) =>
        services.AddKeyedS3Presign(serviceKey, FromSection(section));

    /// <summary>Adds a keyed source whose credentials come from a provider, as the one without a key does.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="serviceKey">The key, which is also the name of the options.</param>
    /// <param name="configure">Sets the options; those of the credentials come from the provider.</param>
    /// <param name="credentials">Gives credentials.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddKeyedS3Presign(
        this IServiceCollection services,
        string serviceKey,
        Action<SignerOptions> configure,
        Func<IServiceProvider, CancellationToken, ValueTask<SignerCredentials>> credentials)
    {
        ArgumentNullException.ThrowIfNull(serviceKey);
        AddRenewing(services, serviceKey, configure, credentials);
        services.TryAddKeyedSingleton<ISignerSource>(
            serviceKey, (provider, _) => Renewing(provider, serviceKey, credentials));
        return services;
    }

    private static void AddChecked(IServiceCollection services, string name, Action<SignerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        _ = services.AddOptions<SignerOptions>(name).Configure(configure).ValidateOnStart();
        _ = services.AddSingleton<IValidateOptions<SignerOptions>>(new ValidateByMaking(name));
    }

    private static void AddRenewing(
        IServiceCollection services,
        string name,
        Action<SignerOptions> configure,
        Func<IServiceProvider, CancellationToken, ValueTask<SignerCredentials>> credentials)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(credentials);
        _ = services.AddOptions<SignerOptions>(name).Configure(configure);
    }

    private static Action<SignerOptions> FromSection(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return options => SignerConfiguration.Bind(section, options);
    }

    private static Signer Make(IServiceProvider provider, string name) =>
        new(provider.GetRequiredService<IOptionsMonitor<SignerOptions>>().Get(name));

    private static RenewingSignerSource Renewing(
        IServiceProvider provider,
        string name,
        Func<IServiceProvider, CancellationToken, ValueTask<SignerCredentials>> credentials)
    {
        IOptionsFactory<SignerOptions> options = provider.GetRequiredService<IOptionsFactory<SignerOptions>>();
        TimeProvider clock = options.Create(name).TimeProvider;
        return new(
            withCredentials =>
            {
                SignerOptions made = options.Create(name);
                withCredentials(made);
                return new(made);
            },
            stop => credentials(provider, stop),
            clock);
    }
}
