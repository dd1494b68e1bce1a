using S3Presign.Interop;

namespace S3Presign;

/// <summary>A request that someone without credentials can send until it expires.</summary>
/// <remarks>
/// A plain value: it needs no signer, and can be stored, compared and sent as JSON (<see cref="S3PresignJson"/>).
/// <see cref="ToString"/> masks its secrets. <see cref="Url"/>, <see cref="Headers"/> and its JSON do not: they are a
/// password while the URL lives.
/// </remarks>
/// <example><code>
/// PresignedRequest upload = signer.Presign("PutObject", new() { Bucket = "photos", Key = "2026/logo.png" });
/// using var response = await http.SendAsync(upload.ToHttpRequestMessage(new ByteArrayContent(bytes)));
/// </code></example>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(HiddenFromDebugger))]
public sealed partial record PresignedRequest : IPresignedResult
{
    /// <summary>By S3's name, such as <c>GetObject</c>.</summary>
    [JsonPropertyName("operation")]
    public required string Operation { get; init; }

    /// <summary>
    /// What to send the request to, as text: <see cref="Uri"/> rewrites keys that have <c>.</c> and <c>..</c> segments.
    /// </summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>The HTTP method, such as <c>PUT</c>.</summary>
    [JsonPropertyName("method")]
    public required string Method { get; init; }

    /// <summary>
    /// The headers that must be sent so, in their order; names in lower case and found in any case, <c>host</c> left
    /// out.
    /// </summary>
    [JsonPropertyName("headers")]
    public required IReadOnlyDictionary<string, string> Headers
    {
        get;
        init => field = OrderedTexts.Copy(value, nameof(Headers));
    }

    /// <summary>What a proxy removes from the URL before the path that was signed; null without one.</summary>
    [JsonPropertyName("unsignedPathPrefix")]
    public string? UnsignedPathPrefix { get; init; }

    /// <summary>The instant in the signature, in whole seconds.</summary>
    [JsonPropertyName("signedAt")]
    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>When the URL stops working, in whole seconds: its own end or the credentials'.</summary>
    [JsonPropertyName("expiresAt")]
    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>request</c>, <c>credentials</c> where those end first, or <c>nothing</c> unsigned.</summary>
    [JsonPropertyName("limitedBy")]
    public required string LimitedBy { get; init; }

    /// <summary>What is valid, but likely to fail or to be misused.</summary>
    [JsonPropertyName("warnings")]
    public required IReadOnlyList<PresignWarning> Warnings
    {
        get;
        init => field = ValueList<PresignWarning>.Copy(value, nameof(Warnings));
    }

    /// <summary>What was signed, to compare with S3's response. It is computed at each call.</summary>
    /// <returns>The canonical request; token and encryption keys are masked.</returns>
    /// <exception cref="S3PresignException"><c>NotPresigned</c> if this was made from something else.</exception>
    public string GetCanonicalRequest() => Detail(static answer => answer.Text("canonical-request"u8));

    /// <summary>
    /// What the signature is of: the time, the scope and the canonical request's digest. It is computed at each call.
    /// </summary>
    /// <returns>The string to sign.</returns>
    /// <exception cref="S3PresignException"><c>NotPresigned</c> if this was made from something else.</exception>
    public string GetStringToSign() => Detail(static answer => answer.Text("string-to-sign"u8));

    /// <summary>The same request as a command for a POSIX shell: a secret like the URL. It is computed at each call.</summary>
    /// <returns>The command; for an upload, the file is its standard input.</returns>
    /// <exception cref="S3PresignException"><c>NotPresigned</c> if this was made from something else.</exception>
    public string ToCurl() => Detail(static answer => answer.Text("curl"u8));

    /// <summary>The smallest CORS rule of the bucket that lets pages of an origin send this request.</summary>
    /// <param name="origin">
    /// Such as <c>https://app.example.com</c>, with one <c>*</c> in it if wanted, or several with a space between each.
    /// </param>
    /// <returns>The rule.</returns>
    /// <exception cref="S3PresignException"><c>InvalidOrigin</c>.</exception>
    public CorsRule GetCorsRule(string origin) => CorsRule.ForAll([this], origin);

    /// <summary>Shows everything but secrets, such as signature, token and encryption keys; those are masked.</summary>
    /// <returns>A text that can be logged.</returns>
    public override string ToString() =>
        Masked.Show(
            nameof(PresignedRequest),
            WriteTo,
            masked =>
                $"Operation = {Operation}, Url = {masked.Text("url"u8)}, Method = {Method}, "
                + $"Headers = {masked.Map("header:"u8).Shown()}, UnsignedPathPrefix = {UnsignedPathPrefix}, SignedAt = {Masked.Text(SignedAt)}, "
                + $"ExpiresAt = {Masked.Text(ExpiresAt)}, LimitedBy = {LimitedBy}, "
                + $"Warnings = [{string.Join(", ", Warnings.Select(static warning => warning.Code))}]");

    internal static PresignedRequest Read(Answer answer)
    {
        string operation = "", url = "", method = "", limitedBy = "";
        string? unsignedPathPrefix = null;
        long signedAt = 0, expiresAt = 0;
        foreach (Answer.Pair pair in answer)
        {
            if (pair.Is("url"u8))
            {
                url = pair.Text;
            }
            else if (pair.Is("method"u8))
            {
                method = pair.Text;
            }
            else if (pair.Is("operation"u8))
            {
                operation = pair.Text;
            }
            else if (pair.Is("unsigned-path-prefix"u8))
            {
                unsignedPathPrefix = pair.Text;
            }
            else if (pair.Is("signed-at"u8))
            {
                signedAt = pair.Number;
            }
            else if (pair.Is("expires-at"u8))
            {
                expiresAt = pair.Number;
            }
            else if (pair.Is("limited-by"u8))
            {
                limitedBy = pair.Text;
            }
        }
        return new()
        {
            Operation = operation,
            Url = url,
            Method = method,
            Headers = answer.Map("header:"u8),
            UnsignedPathPrefix = unsignedPathPrefix,
            SignedAt = DateTimeOffset.FromUnixTimeSeconds(signedAt),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(expiresAt),
            LimitedBy = limitedBy,
            Warnings = answer.Prefixed("warning:"u8, PresignWarning.Create),
        };
    }

    /// <summary>What the library needs to know of it.</summary>
    internal ParameterList WriteTo(ParameterList list) =>
        list.Add("url", Url)
            .Add("method", Method)
            .Add("operation", Operation)
            .Add("unsigned-path-prefix", UnsignedPathPrefix)
            .Add("header", Headers);

    ParameterList IPresignedResult.WriteTo(ParameterList list) => WriteTo(list.Add("request", ""));

    private string Detail(Answering.Reader<string> detail)
    {
        using ParameterList list = new();
        return Calls.Details(WriteTo(list), detail);
    }
}
