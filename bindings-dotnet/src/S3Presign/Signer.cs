using System.Collections;
using System.Diagnostics.CodeAnalysis;
using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// Signs requests for one set of credentials, region and endpoint. Immutable, without I/O, and shared by any number of
/// threads.
/// </summary>
/// <remarks>
/// <see cref="Dispose"/> wipes its secrets; so does the garbage collector, where nobody does. Templates and scoped
/// signers that were made from it stay valid, and keep the secrets that they need.
/// </remarks>
/// <example><code>
/// using var signer = new Signer(new() { AccessKeyId = id, SecretAccessKey = secret, Region = "eu-west-1" });
/// PresignedRequest upload = signer.Presign("PutObject", new()
/// {
///     Bucket = "photos",
///     Key = "2026/logo.png",
///     Parameters = { ["ContentType"] = "image/png", ["ContentLength"] = 1_048_576 },
///     CreateOnly = true,
///     ExpiresIn = TimeSpan.FromMinutes(5),
/// });
/// </code></example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Signer : IDisposable
{
    private readonly NativeSigner signer;
    private readonly TimeProvider clock;

    /// <summary>Whether a given signing time needs the clock beside it.</summary>
    private readonly bool isScoped;

    /// <summary>Makes a signer. Everything that needs no bucket is checked here.</summary>
    /// <param name="options">Credentials, region and endpoint. They are copied.</param>
    /// <exception cref="S3PresignException">
    /// For what cannot be signed for: <c>MissingOption</c>, <c>MissingRegion</c>, <c>InvalidCredentials</c>,
    /// <c>InvalidEndpoint</c>, <c>ConflictingOptions</c>, ...
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> or its clock is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    /// <exception cref="DllNotFoundException">The native library cannot be loaded.</exception>
    public Signer(SignerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.TimeProvider, nameof(options));
        using ParameterList list = new();
        signer = NativeSigner.Create(options.WriteTo(list));
        clock = options.TimeProvider;
    }

    private Signer(NativeSigner signer, TimeProvider clock, bool isScoped) =>
        (this.signer, this.clock, this.isScoped) = (signer, clock, isScoped);

    /// <summary>The version of the native library, such as <c>1.4.0</c>: the package's own if it came with that.</summary>
    /// <exception cref="DllNotFoundException">The native library cannot be loaded.</exception>
    public static string NativeVersion => Calls.Version();

    /// <summary>A signer from the environment variables that AWS's own tools read.</summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item><c>AWS_ACCESS_KEY_ID</c>, <c>AWS_SECRET_ACCESS_KEY</c>, <c>AWS_SESSION_TOKEN</c> and
    /// <c>AWS_CREDENTIAL_EXPIRATION</c></item>
    /// <item><c>AWS_REGION</c>, else <c>AWS_DEFAULT_REGION</c></item>
    /// <item><c>AWS_ENDPOINT_URL_S3</c>, else <c>AWS_ENDPOINT_URL</c>; none of them if
    /// <c>AWS_IGNORE_CONFIGURED_ENDPOINT_URLS</c> is true</item>
    /// <item><c>AWS_USE_FIPS_ENDPOINT</c> and <c>AWS_USE_DUALSTACK_ENDPOINT</c></item>
    /// </list>
    /// Empty ones count as unset. No other variable and no file is read.
    /// </remarks>
    /// <returns>A signer that is to be disposed.</returns>
    /// <exception cref="S3PresignException">
    /// As the constructor throws it, with the name of the variable where that is wrong or missing;
    /// <c>VariableNotUnicode</c>.
    /// </exception>
    /// <exception cref="DllNotFoundException">The native library cannot be loaded.</exception>
    public static Signer FromEnvironment() => FromEnvironment(static _ => { });

    /// <summary>A signer from the environment, with options that win over it.</summary>
    /// <param name="configure">
    /// Sets options. With an access key, a secret or a session token among them, no credentials are read from
    /// variables: those of two sources are never mixed.
    /// </param>
    /// <returns>A signer that is to be disposed.</returns>
    /// <exception cref="S3PresignException">As <see cref="FromEnvironment()"/> does.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> or the clock that it sets is null.</exception>
    /// <exception cref="ArgumentException">A text of the options has a lone surrogate.</exception>
    /// <exception cref="DllNotFoundException">The native library cannot be loaded.</exception>
    /// <example><code>
    /// using Signer signer = Signer.FromEnvironment(options =&gt; options.Region = "eu-west-1");
    /// </code></example>
    public static Signer FromEnvironment(Action<SignerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return FromEnvironment(
            Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Select(static variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value)),
            configure);
    }

    /// <summary>A signer from variables of another source, with options that win over them.</summary>
    /// <param name="variables">
    /// Names and values, such as the whole environment of a process; null is unset, and of a name that comes twice the
    /// first counts.
    /// </param>
    /// <param name="configure">Sets options; null for none.</param>
    /// <returns>A signer that is to be disposed.</returns>
    /// <exception cref="S3PresignException">As <see cref="FromEnvironment()"/> does.</exception>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="variables"/>, one of their names or the clock of the options is null.
    /// </exception>
    /// <exception cref="ArgumentException">A text of the options has a lone surrogate.</exception>
    /// <exception cref="DllNotFoundException">The native library cannot be loaded.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "What is made owns it.")]
    public static Signer FromEnvironment(
        IEnumerable<KeyValuePair<string, string?>> variables, Action<SignerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        SignerOptions options = new();
        configure?.Invoke(options);
        ArgumentNullException.ThrowIfNull(options.TimeProvider, nameof(configure));
        using ParameterList variableList = new();
        using ParameterList list = new();
        return new(
            NativeSigner.FromEnvironment(variableList.AddVariables(variables), options.WriteTo(list)),
            options.TimeProvider,
            isScoped: false);
    }

    /// <summary>Signs one request: any operation of S3, by its name.</summary>
    /// <param name="operation">Such as <c>GetObject</c>.</param>
    /// <param name="request">Bucket, key, expiry and the parameters of the operation.</param>
    /// <returns>The URL, and what its sender must send.</returns>
    /// <exception cref="S3PresignException">
    /// Before anything is signed: <c>UnknownOperation</c>, <c>UnknownParameter</c>, <c>MissingParameter</c>,
    /// <c>InvalidKey</c>, <c>ExpiryOutOfRange</c>, <c>CredentialsExpired</c>, ...
    /// </exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate, or a value in a list or map is null.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public PresignedRequest Presign(string operation, RequestOptions request)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        using ParameterList list = new();
        return signer.Presign(
            WithClock(request.WriteTo(list), request, request.Parameters, request.SigningTime).Add("operation", operation),
            request.Key,
            Seconds(request.SigningTime),
            PresignedRequest.Read);
    }

    /// <summary>Checks and prepares everything but key and time, once, for many keys.</summary>
    /// <param name="operation">Such as <c>GetObject</c>.</param>
    /// <param name="request">Bucket, expiry and the parameters of the operation.</param>
    /// <returns>A template that is to be disposed.</returns>
    /// <exception cref="S3PresignException">As <see cref="Presign"/> does, but for key and time.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate, or a value in a list or map is null.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "What is made owns it.")]
    public Template CreateTemplate(string operation, TemplateOptions request)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        using ParameterList list = new();
        return new(signer.Template(request.WriteTo(list).Add("operation", operation)), clock, isScoped);
    }

    /// <summary>Signs a form for uploads from a browser.</summary>
    /// <param name="form">Bucket, key, sizes, expiry and the fields of the form.</param>
    /// <returns>The form's address and its fields.</returns>
    /// <exception cref="S3PresignException">
    /// Before anything is signed: <c>UnknownFormField</c>, <c>InvalidFormField</c>, <c>InvalidCondition</c>,
    /// <c>InvalidContentLengthRange</c>, <c>FormTooLarge</c>, <c>FormNotSupported</c>, and as <see cref="Presign"/>
    /// does.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="form"/> is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate, or a value in a list or map is null.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public PresignedPost PresignPost(PostOptions form)
    {
        ArgumentNullException.ThrowIfNull(form);
        using ParameterList list = new();
        return signer.PresignPost(
            WithClock(form.WriteTo(list), form, form.Fields, form.SigningTime),
            Seconds(form.SigningTime),
            PresignedPost.Read);
    }

    /// <summary>
    /// Signs all requests of an upload in parts at one instant. The upload itself is created by
    /// <c>Presign("CreateMultipartUpload", ...)</c>, since only the server's response says its id.
    /// </summary>
    /// <param name="upload">Bucket, key, upload id, sizes, expiry and parameters.</param>
    /// <returns>The requests.</returns>
    /// <exception cref="S3PresignException">
    /// Before anything is signed: <c>PartOutsidePlan</c>, <c>InvalidPartNumber</c>, <c>InvalidPartSize</c>,
    /// <c>TooManyParts</c>, <c>ObjectTooLarge</c>, and as <see cref="Presign"/> does.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="upload"/> is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate, or a value in a list or map is null.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public PresignedMultipart PresignMultipart(MultipartOptions upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        using ParameterList list = new();
        return signer.PresignMultipart(
            WithClock(upload.WriteTo(list), upload, upload.Parameters, upload.SigningTime),
            upload.Key,
            Seconds(upload.SigningTime),
            PresignedMultipart.Read);
    }

    /// <summary>
    /// The same signer, confined, for the part of a program that deals with users' input. What lies outside is refused,
    /// and so is a key that clients or file systems could take for another one.
    /// </summary>
    /// <param name="scope">Bucket, operations, key prefix, longest life and permitted names.</param>
    /// <returns>
    /// A signer that is to be disposed; what it makes throws <c>BucketOutsideScope</c>, <c>OperationOutsideScope</c>,
    /// <c>KeyOutsideScope</c>, <c>ExpiryOutsideScope</c>, <c>NameOutsideScope</c>, <c>SigningTimeOutsideScope</c> and
    /// <c>UnsafeKey</c>.
    /// </returns>
    /// <exception cref="S3PresignException">The scope is incomplete, or wider than the one that this has.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="scope"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "What is made owns it.")]
    public Signer CreateScoped(ScopeOptions scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using ParameterList list = new();
        return new(signer.Scoped(scope.WriteTo(list)), clock, isScoped: true);
    }

    /// <summary>The plain URL of a public object, unsigned, by the same rules of endpoint and encoding.</summary>
    /// <param name="bucket">Its name, or an access point's ARN or alias.</param>
    /// <param name="key">The object's key, raw and never encoded.</param>
    /// <returns>The URL.</returns>
    /// <exception cref="S3PresignException"><c>InvalidBucketName</c>, <c>InvalidArn</c>, <c>InvalidKey</c>.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public string GetObjectUrl(string bucket, string key)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(key);
        return signer.ObjectUrl(bucket, key);
    }

    /// <summary>
    /// Wipes the secrets, after the calls that run at this moment. Later calls throw
    /// <see cref="ObjectDisposedException"/>; disposing again does nothing.
    /// </summary>
    public void Dispose() => signer.Dispose();

    /// <summary>
    /// Shows what it was made with: the options that are not left at their default, and those of each scope. The secret
    /// key is left out, a session token masked. A disposed one shows only that it is.
    /// </summary>
    /// <returns>A text that can be logged.</returns>
    public override string ToString() => Description.Of(nameof(Signer), signer, signer.Describe);

    /// <summary>
    /// Adds the clock beside a signing time that was given, which a scoped signer's longest life counts from, unless it
    /// is set.
    /// </summary>
    private ParameterList WithClock(
        ParameterList list, LifetimeOptions options, ParameterCollection named, DateTimeOffset? signingTime) =>
        isScoped && signingTime is not null && options.Clock is null && !named.Has("clock")
            ? list.Add("clock", clock.GetUtcNow())
            : list;

    private long Seconds(DateTimeOffset? given) => (given ?? clock.GetUtcNow()).ToUnixTimeSeconds();
}
