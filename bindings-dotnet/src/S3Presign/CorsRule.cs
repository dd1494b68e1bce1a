using S3Presign.Interop;

namespace S3Presign;

/// <summary>The smallest CORS rule of a bucket that lets a browser use a presigned request or form.</summary>
/// <seealso cref="PresignedRequest.GetCorsRule"/>
/// <seealso cref="PresignedPost.GetCorsRule"/>
public sealed record CorsRule
{
    /// <summary>The origin that was asked for.</summary>
    [JsonPropertyName("allowedOrigin")]
    public required string AllowedOrigin { get; init; }

    /// <summary>The method of the request.</summary>
    [JsonPropertyName("allowedMethod")]
    public required string AllowedMethod { get; init; }

    /// <summary>The headers that a browser asks for before it sends.</summary>
    [JsonPropertyName("allowedHeaders")]
    public required IReadOnlyList<string> AllowedHeaders
    {
        get;
        init => field = ValueList<string>.Copy(value, nameof(AllowedHeaders));
    }

    /// <summary>What the page may read of the response.</summary>
    [JsonPropertyName("exposeHeaders")]
    public required IReadOnlyList<string> ExposeHeaders
    {
        get;
        init => field = ValueList<string>.Copy(value, nameof(ExposeHeaders));
    }

    /// <summary>The body of <c>PutBucketCors</c>, with this rule alone.</summary>
    [JsonPropertyName("xml")]
    public required string Xml { get; init; }

    /// <summary>The same as AWS's command line takes it.</summary>
    [JsonPropertyName("json")]
    public required string Json { get; init; }

    internal static CorsRule Read(Answer answer) =>
        new()
        {
            AllowedOrigin = answer.Text("allowed-origin"u8),
            AllowedMethod = answer.Text("allowed-method"u8),
            AllowedHeaders = answer.All("allowed-header"u8),
            ExposeHeaders = answer.All("expose-header"u8),
            Xml = answer.Text("xml"u8),
            Json = answer.Text("json"u8),
        };
}
