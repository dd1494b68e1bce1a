namespace S3Presign;

/// <summary>A request that is valid, but likely to fail or to be misused.</summary>
/// <seealso cref="PresignedRequest.Warnings"/>
public sealed record PresignWarning
{
    /// <summary>Stable, and the same in every language, such as <c>UnboundedUpload</c>.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>The same for people: what is at stake, and what to do.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    internal static PresignWarning Create(string code, string message) => new() { Code = code, Message = message };
}
