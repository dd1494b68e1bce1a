using System.Text.Json.Serialization.Metadata;

namespace S3Presign;

/// <summary>
/// The results as System.Text.Json writes and reads them without reflection, for programs that are trimmed or compiled
/// ahead of time.
/// </summary>
/// <remarks>
/// The names, the nesting and the values are those of every language: instants in ISO 8601, null where nothing is known.
/// What is written holds a live URL: a password while it lives.
/// </remarks>
/// <example><code>
/// string json = JsonSerializer.Serialize(upload, S3PresignJson.PresignedRequest);
/// builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Add(S3PresignJson.Resolver));
/// </code></example>
public static class S3PresignJson
{
    /// <summary>All of them, to be added to the resolvers of an application's own options.</summary>
    public static IJsonTypeInfoResolver Resolver => S3PresignJsonContext.Default;

    /// <summary>How a <see cref="S3Presign.PresignedRequest"/> is written and read.</summary>
    public static JsonTypeInfo<PresignedRequest> PresignedRequest => S3PresignJsonContext.Default.PresignedRequest;

    /// <summary>How a <see cref="S3Presign.PresignedPost"/> is written and read.</summary>
    public static JsonTypeInfo<PresignedPost> PresignedPost => S3PresignJsonContext.Default.PresignedPost;

    /// <summary>How a <see cref="S3Presign.PresignedMultipart"/> is written and read.</summary>
    public static JsonTypeInfo<PresignedMultipart> PresignedMultipart =>
        S3PresignJsonContext.Default.PresignedMultipart;

    /// <summary>How a <see cref="S3Presign.MultipartPlan"/> is written and read.</summary>
    public static JsonTypeInfo<MultipartPlan> MultipartPlan => S3PresignJsonContext.Default.MultipartPlan;
}

/// <summary>What the generator of System.Text.Json makes; internal, since it makes a public member for each type.</summary>
#if NET9_0_OR_GREATER
[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
#endif
[JsonSerializable(typeof(PresignedRequest))]
[JsonSerializable(typeof(PresignedRequest[]))]
[JsonSerializable(typeof(List<PresignedRequest>))]
[JsonSerializable(typeof(PresignedPost))]
[JsonSerializable(typeof(PresignedMultipart))]
[JsonSerializable(typeof(MultipartPlan))]
[JsonSerializable(typeof(CorsRule))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(Diagnosis))]
[JsonSerializable(typeof(Permissions))]
[JsonSerializable(typeof(PermissionPolicy))]
[JsonSerializable(typeof(GuardPolicy))]
[JsonSerializable(typeof(VerifiedRequest))]
[JsonSerializable(typeof(VerifiedForm))]
internal sealed partial class S3PresignJsonContext : JsonSerializerContext;
