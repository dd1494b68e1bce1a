using S3Presign.Interop;

namespace S3Presign;

/// <summary>The request that uploads one part of a <see cref="PresignedMultipart"/>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record PresignedPart
{
    /// <summary>The part's number, from 1 on.</summary>
    [JsonPropertyName("number")]
    public required int Number { get; init; }

    /// <summary>Where the part begins in the object, in bytes; null if the sizes are not known.</summary>
    [JsonPropertyName("firstByte")]
    public long? FirstByte { get; init; }

    /// <summary>The size of the part, in bytes; null if the sizes are not known.</summary>
    [JsonPropertyName("size")]
    public long? Size { get; init; }

    /// <summary>What uploads it; the <c>ETag</c> of the response is needed to complete the upload.</summary>
    [JsonPropertyName("request")]
    public required PresignedRequest Request { get; init; }

    internal static PresignedPart Read(int number, Answer answer) =>
        new()
        {
            Number = number,
            FirstByte = answer.OptionalNumber("first-byte"u8),
            Size = answer.OptionalNumber("size"u8),
            Request = PresignedRequest.Read(answer),
        };
}
