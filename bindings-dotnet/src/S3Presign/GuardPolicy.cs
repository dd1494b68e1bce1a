using S3Presign.Interop;

namespace S3Presign;

/// <summary>A bucket policy that binds presigned requests, whoever signed them: it denies, and grants nothing.</summary>
public sealed record GuardPolicy
{
    /// <summary>JSON, in ASCII, with a line end.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>What its statements cost, and what no policy can do.</summary>
    [JsonPropertyName("notes")]
    public required IReadOnlyList<string> Notes
    {
        get;
        init => field = ValueList<string>.Copy(value, nameof(Notes));
    }

    /// <summary>
    /// Writes a bucket policy. None can bind the type or the size of an upload: sign them.
    /// </summary>
    /// <param name="options">The bucket, and what is bound.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="S3PresignException">
    /// <c>InvalidBucketName</c>, <c>InvalidOption</c>, and <c>MissingOption</c> if nothing is to be bound.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    /// <example><code>
    /// GuardPolicy guard = GuardPolicy.Of(new GuardOptions { Bucket = "photos", Https = true });
    /// </code></example>
    public static GuardPolicy Of(GuardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using ParameterList list = new();
        return Calls.GuardPolicy(options.WriteTo(list), Read);
    }

    private static GuardPolicy Read(Answer answer) =>
        new() { Text = answer.Text("policy"u8), Notes = answer.All("note"u8) };
}
