using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// What a presigned URL claims, without any secret: of any signer and any store. Nothing is verified.
/// </summary>
/// <seealso cref="PresignedUrl.Explain"/>
public sealed record Explanation
{
    /// <summary><c>4</c>, <c>4A</c> or the legacy <c>2</c>.</summary>
    [JsonPropertyName("signatureVersion")]
    public required string SignatureVersion { get; init; }

    /// <summary>The operation, where the URL leaves no other.</summary>
    [JsonPropertyName("operation")]
    public string? Operation { get; init; }

    /// <summary>Every operation that the URL may be for.</summary>
    [JsonPropertyName("possibleOperations")]
    public required IReadOnlyList<string> PossibleOperations
    {
        get;
        init => field = ValueList<string>.Copy(value, nameof(PossibleOperations));
    }

    /// <summary>The host that the request goes to.</summary>
    [JsonPropertyName("host")]
    public required string Host { get; init; }

    /// <summary>The bucket: its name, or an access point's ARN or alias.</summary>
    [JsonPropertyName("bucket")]
    public string? Bucket { get; init; }

    /// <summary>The object's key, decoded.</summary>
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    /// <summary>Where the bucket was found: <c>virtual</c> in the host, <c>path</c>, <c>bucket-host</c>,
    /// <c>path-assumed</c> where the host does not tell, or <c>unknown</c>.</summary>
    [JsonPropertyName("addressing")]
    public required string Addressing { get; init; }

    /// <summary>Who signed.</summary>
    [JsonPropertyName("accessKeyId")]
    public required string AccessKeyId { get; init; }

    /// <summary>The region of the signature; none in Version 2.</summary>
    [JsonPropertyName("region")]
    public string? Region { get; init; }

    /// <summary>The service of the signature, such as <c>s3</c>; none in Version 2.</summary>
    [JsonPropertyName("service")]
    public string? Service { get; init; }

    /// <summary>When it was signed, in whole seconds; Version 2 does not say.</summary>
    [JsonPropertyName("signedAt")]
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>When it stops working, in whole seconds, if not before with its credentials.</summary>
    [JsonPropertyName("expiresAt")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>valid</c>, <c>expired</c> or <c>not-yet-valid</c>.</summary>
    [JsonPropertyName("state")]
    public required string State { get; init; }

    /// <summary>The names of the headers that must be sent as they were signed, in lower case.</summary>
    [JsonPropertyName("headers")]
    public required IReadOnlyList<string> Headers
    {
        get;
        init => field = ValueList<string>.Copy(value, nameof(Headers));
    }

    /// <summary>What the signature fixes, and what it leaves to the sender.</summary>
    [JsonPropertyName("aspects")]
    public required IReadOnlyList<SignedAspect> Aspects
    {
        get;
        init => field = ValueList<SignedAspect>.Copy(value, nameof(Aspects));
    }

    /// <summary>What will probably surprise somebody.</summary>
    [JsonPropertyName("warnings")]
    public required IReadOnlyList<PresignWarning> Warnings
    {
        get;
        init => field = ValueList<PresignWarning>.Copy(value, nameof(Warnings));
    }

    /// <summary>The same for people; it holds neither signature nor token.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    internal static Explanation Read(Answer answer)
    {
        string? operation = answer.Optional("operation"u8);
        return new()
        {
            SignatureVersion = answer.Text("signature-version"u8),
            Operation = operation,
            PossibleOperations = operation is null ? answer.All("possible-operation"u8) : new([operation]),
            Host = answer.Text("host"u8),
            Bucket = answer.Optional("bucket"u8),
            Key = answer.Optional("key"u8),
            Addressing = answer.Text("addressing"u8),
            AccessKeyId = answer.Text("access-key-id"u8),
            Region = answer.Optional("region"u8),
            Service = answer.Optional("service"u8),
            SignedAt = answer.OptionalInstant("signed-at"u8),
            ExpiresAt = answer.Instant("expires-at"u8),
            State = answer.Text("state"u8),
            Headers = answer.All("header"u8),
            Aspects = SignedAspect.ReadAll(answer),
            Warnings = answer.Prefixed("warning:"u8, PresignWarning.Create),
            Text = answer.Text("text"u8),
        };
    }
}
