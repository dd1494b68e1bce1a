using S3Presign.Interop;

namespace S3Presign;

/// <summary>What a signer is confined to. Needs a bucket and operations.</summary>
/// <seealso cref="Signer.CreateScoped"/>
public sealed class ScopeOptions
{
    /// <summary>Only the bucket that is called exactly so: its name, or an access point's ARN or alias.</summary>
    public string? Bucket { get; init; }

    /// <summary>Only these operations, such as <c>GetObject</c>. Uploads by forms count as <c>PutObject</c>.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>Only keys that begin so. It ends with a slash.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>No URL lives longer, from the clock on, in whole seconds.</summary>
    public TimeSpan? MaxExpiresIn { get; init; }

    /// <summary>
    /// Names that pass although some store could be led outside the scope by them: <c>header:NAME</c>,
    /// <c>query:NAME</c>, <c>metadata:NAME</c>, <c>field:NAME</c> or <c>parameter:WebsiteRedirectLocation</c>.
    /// </summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Options by name, in any spelling of case: for those that a newer native library has.</summary>
    public ParameterCollection AdditionalOptions { get; init; } = [];

    internal ParameterList WriteTo(ParameterList list) =>
        list.Add("bucket", Bucket)
            .AddEach("operations", Operations)
            .Add("key-prefix", KeyPrefix)
            .Add("max-expires-in", MaxExpiresIn)
            .AddEach("allow", Allow)
            .Add(AdditionalOptions);
}
