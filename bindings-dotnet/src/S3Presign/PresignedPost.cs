using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// A form that someone without credentials can send until it expires, as <c>multipart/form-data</c>: all fields in
/// their order, then the file in a field named <c>file</c>.
/// </summary>
/// <remarks>
/// A plain value, like <see cref="PresignedRequest"/>. <see cref="ToString"/> masks its secrets; its parts and its JSON
/// do not: they are a password while the form lives.
/// </remarks>
/// <example><code>
/// PresignedPost form = signer.PresignPost(new()
/// {
///     Bucket = "photos",
///     Key = "users/42/${filename}",
///     MaxContentLength = 10_000_000,
///     StartsWith = { ["Content-Type"] = "image/" },
/// });
/// </code></example>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(HiddenFromDebugger))]
public sealed partial record PresignedPost : IPresignedResult
{
    /// <summary>Where the form goes: its <c>action</c>.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary><c>POST</c>.</summary>
    [JsonPropertyName("method")]
    public required string Method { get; init; }

    /// <summary>The fields in the order in which they are sent; names are found in any case.</summary>
    [JsonPropertyName("fields")]
    public required IReadOnlyDictionary<string, string> Fields
    {
        get;
        init => field = OrderedTexts.Copy(value, nameof(Fields));
    }

    /// <summary>The instant in the signature, in whole seconds.</summary>
    [JsonPropertyName("signedAt")]
    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>When the form stops working, in whole seconds: its policy's end or the credentials'.</summary>
    [JsonPropertyName("expiresAt")]
    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>request</c>, or <c>credentials</c> where those end first.</summary>
    [JsonPropertyName("limitedBy")]
    public required string LimitedBy { get; init; }

    /// <summary>What is valid, but likely to fail or to be misused.</summary>
    [JsonPropertyName("warnings")]
    public required IReadOnlyList<PresignWarning> Warnings
    {
        get;
        init => field = ValueList<PresignWarning>.Copy(value, nameof(Warnings));
    }

    /// <summary>The policy that was signed. It is read from the fields at each call.</summary>
    /// <returns>JSON; it holds the session token, if there is one.</returns>
    /// <exception cref="S3PresignException"><c>MalformedRequest</c> if this was made from something else.</exception>
    public string GetPolicy() => Detail(static answer => answer.Text("policy"u8));

    /// <summary>The same form as a command for a POSIX shell: a secret like the fields. It is computed at each call.</summary>
    /// <returns>The command; the file is its standard input.</returns>
    /// <exception cref="S3PresignException"><c>MalformedRequest</c> if this was made from something else.</exception>
    public string ToCurl() => Detail(static answer => answer.Text("curl"u8));

    /// <summary>
    /// The smallest CORS rule of the bucket that lets a script of an origin send this form and read the response. A
    /// page that submits the form needs none.
    /// </summary>
    /// <param name="origin">
    /// Such as <c>https://app.example.com</c>, with one <c>*</c> in it if wanted, or several with a space between each.
    /// </param>
    /// <returns>The rule.</returns>
    /// <exception cref="S3PresignException"><c>InvalidOrigin</c>.</exception>
    public CorsRule GetCorsRule(string origin) => CorsRule.ForAll([this], origin);

    /// <summary>Shows everything but secrets, such as signature, token and policy; those are masked.</summary>
    /// <returns>A text that can be logged.</returns>
    public override string ToString() =>
        Masked.Show(
            nameof(PresignedPost),
            WriteTo,
            masked =>
                $"Url = {masked.Text("url"u8)}, Method = {Method}, Fields = {masked.Map("field:"u8).Shown()}, "
                + $"SignedAt = {Masked.Text(SignedAt)}, "
                + $"ExpiresAt = {Masked.Text(ExpiresAt)}, LimitedBy = {LimitedBy}, "
                + $"Warnings = [{string.Join(", ", Warnings.Select(static warning => warning.Code))}]");

    internal static PresignedPost Read(Answer answer) =>
        new()
        {
            Url = answer.Text("url"u8),
            Method = answer.Text("method"u8),
            Fields = answer.Map("field:"u8),
            SignedAt = answer.Instant("signed-at"u8),
            ExpiresAt = answer.Instant("expires-at"u8),
            LimitedBy = answer.Text("limited-by"u8),
            Warnings = answer.Prefixed("warning:"u8, PresignWarning.Create),
        };

    ParameterList IPresignedResult.WriteTo(ParameterList list) => WriteTo(list.Add("request", ""));

    private ParameterList WriteTo(ParameterList list) => list.Add("url", Url).Add("field", Fields);

    private string Detail(Answering.Reader<string> detail)
    {
        using ParameterList list = new();
        return Calls.Details(WriteTo(list), detail);
    }
}
