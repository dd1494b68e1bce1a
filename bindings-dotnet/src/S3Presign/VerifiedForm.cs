using S3Presign.Interop;

namespace S3Presign;

/// <summary>A form whose signature is right and that keeps its policy.</summary>
/// <seealso cref="ReceivedForm.Verify"/>
public sealed record VerifiedForm
{
    /// <summary>Who allowed it.</summary>
    [JsonPropertyName("accessKeyId")]
    public required string AccessKeyId { get; init; }

    /// <summary>When it was signed, in whole seconds.</summary>
    [JsonPropertyName("signedAt")]
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>When its policy stops working, in whole seconds.</summary>
    [JsonPropertyName("expiresAt")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// The fewest bytes that the file may have, if the policy says so; the server checks them unless it passed the
    /// file's size.
    /// </summary>
    [JsonPropertyName("minContentLength")]
    public long? MinContentLength { get; init; }

    /// <summary>The most bytes that the file may have, likewise.</summary>
    [JsonPropertyName("maxContentLength")]
    public long? MaxContentLength { get; init; }

    internal static VerifiedForm Read(Answer answer) =>
        new()
        {
            AccessKeyId = answer.Text("access-key-id"u8),
            SignedAt = answer.Instant("signed-at"u8),
            ExpiresAt = answer.Instant("expires-at"u8),
            MinContentLength = answer.OptionalNumber("min-content-length"u8),
            MaxContentLength = answer.OptionalNumber("max-content-length"u8),
        };
}
