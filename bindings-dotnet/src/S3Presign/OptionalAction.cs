namespace S3Presign;

/// <summary>An action without which nothing is refused, but which changes the response.</summary>
/// <seealso cref="Permissions.Optional"/>
public sealed record OptionalAction
{
    /// <summary>Such as <c>s3:ListBucket</c>.</summary>
    [JsonPropertyName("action")]
    public required string Action { get; init; }

    /// <summary>Its ARN.</summary>
    [JsonPropertyName("resource")]
    public required string Resource { get; init; }

    /// <summary>What it changes.</summary>
    [JsonPropertyName("effect")]
    public required string Effect { get; init; }
}
