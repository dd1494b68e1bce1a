using S3Presign.Interop;

namespace S3Presign;

/// <summary>The smallest CORS rule of a bucket that lets a browser use what was presigned.</summary>
/// <seealso cref="IPresignedResult.GetCorsRule"/>
/// <example><code>
/// CorsRule rule = CorsRule.ForAll([upload, download, form], "https://app.example.com");
/// File.WriteAllText("cors.json", rule.Json); // aws s3api put-bucket-cors --cors-configuration file://cors.json
/// </code></example>
public sealed record CorsRule
{
    /// <summary>The origins that were asked for.</summary>
    [JsonPropertyName("allowedOrigins")]
    public required IReadOnlyList<string> AllowedOrigins
    {
        get;
        init => field = ValueList<string>.Copy(value, nameof(AllowedOrigins));
    }

    /// <summary>The methods of the requests, in the order of the alphabet.</summary>
    [JsonPropertyName("allowedMethods")]
    public required IReadOnlyList<string> AllowedMethods
    {
        get;
        init => field = ValueList<string>.Copy(value, nameof(AllowedMethods));
    }

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

    /// <summary>
    /// One rule that lets pages of an origin use all of these results, which are of one bucket: <c>PutBucketCors</c>
    /// replaces every rule that the bucket has.
    /// </summary>
    /// <param name="results">What the pages use.</param>
    /// <param name="origin">
    /// Such as <c>https://app.example.com</c>, with one <c>*</c> in it if wanted, or several with a space between each.
    /// </param>
    /// <returns>The rule.</returns>
    /// <exception cref="S3PresignException">
    /// <c>MissingOption</c> for no result, <c>ConflictingOptions</c> for those of different buckets, <c>InvalidOrigin</c>.
    /// </exception>
    /// <exception cref="ArgumentNullException">Something is null.</exception>
    public static CorsRule ForAll(IEnumerable<IPresignedResult> results, string origin)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(origin);
        using ParameterList list = new();
        foreach (IPresignedResult result in results)
        {
            ArgumentNullException.ThrowIfNull(result, nameof(results));
            _ = result.WriteTo(list);
        }
        return Calls.CorsRule(list, origin, Read);
    }

    private static CorsRule Read(Answer answer) =>
        new()
        {
            AllowedOrigins = answer.All("allowed-origin"u8),
            AllowedMethods = answer.All("allowed-method"u8),
            AllowedHeaders = answer.All("allowed-header"u8),
            ExposeHeaders = answer.All("expose-header"u8),
            Xml = answer.Text("xml"u8),
            Json = answer.Text("json"u8),
        };
}
