using System.Diagnostics.CodeAnalysis;

namespace S3Presign;

/// <summary>One action on one resource that whoever signs needs.</summary>
/// <seealso cref="Permissions.Actions"/>
[SuppressMessage(
    "Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "IAM's word, and .NET has no such permissions any more.")]
public sealed record Permission
{
    /// <summary>Such as <c>s3:PutObject</c>.</summary>
    [JsonPropertyName("action")]
    public required string Action { get; init; }

    /// <summary>The ARN, with what a key has of wildcards escaped.</summary>
    [JsonPropertyName("resource")]
    public required string Resource { get; init; }

    /// <summary>
    /// What asks for it: the operation, a parameter by S3's name, a condition, or the kind of bucket.
    /// </summary>
    [JsonPropertyName("because")]
    public required string Because { get; init; }

    /// <summary><c>needed</c> where it is documented, <c>likely</c> where it is inferred.</summary>
    [JsonPropertyName("certainty")]
    public required string Certainty { get; init; }

    /// <summary>Where it is said, or what it is inferred from.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>
    /// What narrows it beside its resource: a condition key of IAM and what that must be, such as
    /// <c>kms:ResourceAliases=alias/photos</c>, since an alias of a key is no resource.
    /// </summary>
    [JsonPropertyName("onlyWhere")]
    public string? OnlyWhere { get; init; }
}
