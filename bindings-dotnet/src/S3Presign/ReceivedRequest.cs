using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// A presigned request as a server received it: whatever it says is a claim, until <see cref="Verify"/> has judged it.
/// Immutable.
/// </summary>
/// <example><code>
/// ReceivedRequest received = new(method, rawTarget, headers);
/// string? secret = secrets.GetValueOrDefault(received.AccessKeyId); // null, if nobody knows the key
/// VerifiedRequest verified = received.Verify(secret, new() { Region = "eu-west-1" });
/// </code></example>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(HiddenFromDebugger))]
public sealed class ReceivedRequest
{
    private readonly string method;
    private readonly string url;
    private readonly KeyValuePair<string, string>[] headers;

    /// <summary>Reads a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="url">
    /// The whole URL or the request's target, raw: in ASP.NET Core <c>IHttpRequestFeature.RawTarget</c>, since
    /// <c>Request.Path</c> is decoded.
    /// </param>
    /// <param name="headers">
    /// The headers that were received, <c>host</c> among them, in their order; one that came twice stands there twice.
    /// </param>
    /// <exception cref="S3PresignException"><c>MalformedRequest</c> for what is not a presigned request.</exception>
    /// <exception cref="ArgumentNullException">An argument, or a header's value, is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    public ReceivedRequest(string method, string url, IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(headers);
        (this.method, this.url, this.headers) = (method, url, [.. headers]);
        using ParameterList list = new();
        (AccessKeyId, SessionToken, Region, Service) = Calls.ReadRequest(WriteTo(list), ReadClaim);
    }

    /// <summary>
    /// Reads a request whose headers have several values each, as ASP.NET Core's <c>Request.Headers</c> do, whose
    /// <c>StringValues</c> is one kind of such values; so this package needs no other.
    /// </summary>
    /// <typeparam name="TValues">The values of one header.</typeparam>
    /// <param name="method">The HTTP method: <c>Request.Method</c>.</param>
    /// <param name="url">
    /// The whole URL or the request's target, raw: <c>IHttpRequestFeature.RawTarget</c>, since <c>Request.Path</c> is
    /// decoded.
    /// </param>
    /// <param name="headers">The headers that were received, <c>host</c> among them: <c>Request.Headers</c>.</param>
    /// <returns>The request.</returns>
    /// <exception cref="S3PresignException"><c>MalformedRequest</c> for what is not a presigned request.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    /// <example><code>
    /// string target = context.Features.GetRequiredFeature&lt;IHttpRequestFeature&gt;().RawTarget;
    /// ReceivedRequest received = ReceivedRequest.Create(context.Request.Method, target, context.Request.Headers);
    /// </code></example>
    public static ReceivedRequest Create<TValues>(
        string method, string url, IEnumerable<KeyValuePair<string, TValues>> headers)
        where TValues : IEnumerable<string?>
    {
        ArgumentNullException.ThrowIfNull(headers);
        return new(
            method,
            url,
            headers.SelectMany(static header => header.Value, static (header, value) => KeyValuePair.Create(header.Key, value ?? "")));
    }

    /// <summary>Whose secret verifies it.</summary>
    public string AccessKeyId { get; }

    /// <summary>The session token it came with; null if it has none.</summary>
    public string? SessionToken { get; }

    /// <summary>The region it claims to be signed for; for an asymmetric signature a list of them.</summary>
    public string Region { get; }

    /// <summary>The service it claims to be signed for, such as <c>s3</c>.</summary>
    public string Service { get; }

    /// <summary>Judges it by the secret of its access key, and rules.</summary>
    /// <param name="secretAccessKey">The secret; null for an access key that nobody knows.</param>
    /// <param name="rules">Region, service, longest life, clock, ...</param>
    /// <returns>What its signer allowed.</returns>
    /// <exception cref="S3PresignException">
    /// The code says exactly why not: <c>UnknownAccessKey</c>, <c>SignatureMismatch</c>, <c>RequestExpired</c>,
    /// <c>RequestNotYetValid</c>, <c>ExpiryOutOfRange</c>, <c>SessionTokenMismatch</c>, <c>CredentialsExpired</c>,
    /// <c>HeaderNotSigned</c>, <c>SignedHeaderMissing</c>, <c>WrongRegion</c>, <c>WrongService</c>.
    /// </exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    public VerifiedRequest Verify(string? secretAccessKey, VerifyOptions? rules = null)
    {
        rules ??= new();
        using ParameterList list = new();
        using ParameterList ruleList = new();
        return Calls.VerifyRequest(
            WriteTo(list),
            rules.WriteTo(ruleList, AccessKeyId, secretAccessKey),
            rules.UnixTime,
            VerifiedRequest.Read);
    }

    /// <summary>Shows what can be logged: neither URL nor token nor headers.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() =>
        $"{nameof(ReceivedRequest)} {{ AccessKeyId = {AccessKeyId}, Region = {Region}, Service = {Service} }}";

    private static (string AccessKeyId, string? SessionToken, string Region, string Service) ReadClaim(Answer answer) =>
        (answer.Text("access-key-id"u8),
            answer.Optional("session-token"u8),
            answer.Text("region"u8),
            answer.Text("service"u8));

    private ParameterList WriteTo(ParameterList list) =>
        list.Add("method", method).Add("url", url).Add("header", headers);
}
