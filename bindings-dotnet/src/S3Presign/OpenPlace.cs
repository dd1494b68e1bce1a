namespace S3Presign;

/// <summary>A <c>*</c> in a resource that stands for something that was not said.</summary>
/// <seealso cref="Permissions.OpenPlaces"/>
public sealed record OpenPlace
{
    /// <summary>The option that says it, such as <c>kms-key</c>, which is <c>KmsKey</c> here.</summary>
    [JsonPropertyName("option")]
    public required string Option { get; init; }

    /// <summary>The ARN that has it.</summary>
    [JsonPropertyName("resource")]
    public required string Resource { get; init; }

    internal static OpenPlace Create(string option, string resource) => new() { Option = option, Resource = resource };
}
