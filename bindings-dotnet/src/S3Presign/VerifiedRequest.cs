using S3Presign.Interop;

namespace S3Presign;

/// <summary>A request whose signature is right: what its signer allowed, and no more.</summary>
/// <seealso cref="ReceivedRequest.Verify"/>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(HiddenFromDebugger))]
public sealed record VerifiedRequest
{
    /// <summary>Who allowed it.</summary>
    [JsonPropertyName("accessKeyId")]
    public required string AccessKeyId { get; init; }

    /// <summary>When it was signed, in whole seconds.</summary>
    [JsonPropertyName("signedAt")]
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>When it stops working, in whole seconds.</summary>
    [JsonPropertyName("expiresAt")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// The headers that the signature covers; names in lower case and found in any case. Others are the sender's own.
    /// </summary>
    [JsonPropertyName("signedHeaders")]
    public required IReadOnlyDictionary<string, string> SignedHeaders
    {
        get;
        init => field = OrderedTexts.Copy(value, nameof(SignedHeaders));
    }

    /// <summary>
    /// <c>UNSIGNED-PAYLOAD</c>, or the hex SHA-256 that the body must have, which the server checks.
    /// </summary>
    [JsonPropertyName("payloadHash")]
    public required string PayloadHash { get; init; }

    /// <summary>
    /// What is asked for, by S3's name, such as <c>GetObject</c>; null where the request fits several operations alike,
    /// or none: refuse it.
    /// </summary>
    [JsonPropertyName("operation")]
    public string? Operation { get; init; }

    /// <summary>
    /// The bucket, from the host or the path as <see cref="VerifyOptions.BaseHost"/> says; null without that,
    /// and for an operation without a bucket.
    /// </summary>
    [JsonPropertyName("bucket")]
    public string? Bucket { get; init; }

    /// <summary>The object's key, decoded: the one that was signed, dot segments included.</summary>
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    /// <summary>
    /// The operation's parameters that were signed, by S3's names: <c>ContentType</c>, <c>Metadata:note</c>.
    /// </summary>
    [JsonPropertyName("parameters")]
    public required IReadOnlyDictionary<string, string> Parameters
    {
        get;
        init => field = OrderedTexts.Copy(value, nameof(Parameters));
    }

    /// <summary>
    /// What was signed and only the server can check: headers with the values that the body (<c>content-length</c>), the
    /// object (<c>if-none-match</c>) or an account must meet.
    /// </summary>
    [JsonPropertyName("checks")]
    public required IReadOnlyDictionary<string, string> Checks
    {
        get;
        init => field = OrderedTexts.Copy(value, nameof(Checks));
    }

    /// <summary>Shows everything but secrets, such as encryption keys; those are masked.</summary>
    /// <returns>A text that can be logged.</returns>
    public override string ToString() =>
        Masked.Show(
            nameof(VerifiedRequest),
            list =>
                list.Add("access-key-id", AccessKeyId)
                    .Add("signed-header", SignedHeaders)
                    .Add("parameter", Parameters)
                    .Add("check", Checks)
                    .Add("payload-hash", PayloadHash),
            masked =>
                $"AccessKeyId = {masked.Text("access-key-id"u8)}, SignedAt = {Masked.Text(SignedAt)}, "
                + $"ExpiresAt = {Masked.Text(ExpiresAt)}, "
                + $"SignedHeaders = {masked.Map("signed-header:"u8).Shown()}, "
                + $"PayloadHash = {masked.Text("payload-hash"u8)}, Operation = {Operation}, Bucket = {Bucket}, "
                + $"Key = {Key}, Parameters = {masked.Map("parameter:"u8).Shown()}, Checks = {masked.Map("check:"u8).Shown()}");

    internal static VerifiedRequest Read(Answer answer) =>
        new()
        {
            AccessKeyId = answer.Text("access-key-id"u8),
            SignedAt = answer.Instant("signed-at"u8),
            ExpiresAt = answer.Instant("expires-at"u8),
            SignedHeaders = answer.Map("signed-header:"u8),
            PayloadHash = answer.Text("payload-hash"u8),
            Operation = answer.Optional("operation"u8),
            Bucket = answer.Optional("bucket"u8),
            Key = answer.Optional("key"u8),
            Parameters = answer.Map("parameter:"u8),
            Checks = answer.Map("check:"u8),
        };
}
