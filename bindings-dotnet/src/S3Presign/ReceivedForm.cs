using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// A signed upload form as a server received it: whatever it says is a claim, until <see cref="Verify"/> has judged it.
/// Immutable.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(HiddenFromDebugger))]
public sealed class ReceivedForm
{
    private readonly string bucket;
    private readonly KeyValuePair<string, string>[] fields;
    private readonly long? contentLength;
    private readonly string? fileName;

    /// <summary>Reads a form.</summary>
    /// <param name="bucket">The bucket that the form was sent to.</param>
    /// <param name="fields">The fields before the file; one that came twice stands there twice.</param>
    /// <param name="contentLength">The file's size in bytes, once it is known; it is then judged too.</param>
    /// <param name="fileName">The file's name, which takes the place of <c>${filename}</c> in every field.</param>
    /// <exception cref="S3PresignException"><c>MalformedRequest</c> for what is not a signed form.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="bucket"/>, the fields or a value is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    public ReceivedForm(
        string bucket,
        IEnumerable<KeyValuePair<string, string>> fields,
        long? contentLength = null,
        string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(fields);
        (this.bucket, this.fields, this.contentLength, this.fileName) = (bucket, [.. fields], contentLength, fileName);
        using ParameterList list = new();
        (AccessKeyId, SessionToken, Region, Service, Key) = Calls.ReadForm(WriteTo(list), ReadClaim);
    }

    /// <summary>Whose secret verifies it.</summary>
    public string AccessKeyId { get; }

    /// <summary>The session token it came with; null if it has none.</summary>
    public string? SessionToken { get; }

    /// <summary>The region it claims to be signed for.</summary>
    public string Region { get; }

    /// <summary>The service it claims to be signed for, such as <c>s3</c>.</summary>
    public string Service { get; }

    /// <summary>The key that the file will have; null if the form has none.</summary>
    public string? Key { get; }

    /// <summary>
    /// Judges it by the secret of its access key, and rules: its signature, its policy's end, and that it meets every
    /// condition.
    /// </summary>
    /// <param name="secretAccessKey">The secret; null for an access key that nobody knows.</param>
    /// <param name="rules">Region, longest life, clock, ...</param>
    /// <returns>What its signer allowed.</returns>
    /// <exception cref="S3PresignException">
    /// The code says exactly why not: <c>PolicyConditionFailed</c>, <c>FieldWithoutCondition</c>, and as
    /// <see cref="ReceivedRequest.Verify"/> does for a signature.
    /// </exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    public VerifiedForm Verify(string? secretAccessKey, VerifyOptions? rules = null)
    {
        rules ??= new();
        using ParameterList list = new();
        using ParameterList ruleList = new();
        return Calls.VerifyForm(
            WriteTo(list), rules.WriteTo(ruleList, AccessKeyId, secretAccessKey), rules.UnixTime, VerifiedForm.Read);
    }

    /// <summary>Shows what can be logged: no field but the key.</summary>
    /// <returns>A text without secrets.</returns>
    public override string ToString() =>
        $"{nameof(ReceivedForm)} {{ AccessKeyId = {AccessKeyId}, Region = {Region}, Service = {Service}, Key = {Key} }}";

    private static (string AccessKeyId, string? SessionToken, string Region, string Service, string? Key) ReadClaim(
        Answer answer) =>
        (answer.Text("access-key-id"u8),
            answer.Optional("session-token"u8),
            answer.Text("region"u8),
            answer.Text("service"u8),
            answer.Optional("key"u8));

    private ParameterList WriteTo(ParameterList list) =>
        list.Add("content-length", contentLength)
            .Add("file-name", fileName)
            .Add("bucket", bucket)
            .Add("field", fields);
}
