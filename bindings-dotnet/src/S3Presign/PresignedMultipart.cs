using S3Presign.Interop;

namespace S3Presign;

/// <summary>All requests of one upload in parts, signed at one instant.</summary>
/// <remarks>A plain value, like <see cref="PresignedRequest"/>, whose <c>ToString</c> masks its secrets.</remarks>
/// <example><code>
/// PresignedMultipart upload = signer.PresignMultipart(new()
/// {
///     Bucket = "videos",
///     Key = "film.mp4",
///     UploadId = uploadId,
///     ObjectSize = 20_000_000,
/// });
/// </code></example>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record PresignedMultipart : IPresignedResult
{
    /// <summary>The parts in their order; they may be sent in any order, and at once.</summary>
    [JsonPropertyName("parts")]
    public required IReadOnlyList<PresignedPart> Parts
    {
        get;
        init => field = ValueList<PresignedPart>.Copy(value, nameof(Parts));
    }

    /// <summary>Makes an object of the parts; its body is what <see cref="CompletedParts"/> makes.</summary>
    [JsonPropertyName("complete")]
    public required PresignedRequest Complete { get; init; }

    /// <summary>Drops the upload and what was stored of it.</summary>
    [JsonPropertyName("abort")]
    public required PresignedRequest Abort { get; init; }

    /// <summary>Lists the parts that have arrived, with their ETags.</summary>
    [JsonPropertyName("listParts")]
    public required PresignedRequest ListParts { get; init; }

    /// <summary>
    /// The smallest CORS rule of the bucket that lets pages of an origin send every request of the upload and read the
    /// <c>ETag</c> of each part. The request that creates the upload has a rule of its own;
    /// <see cref="CorsRule.ForAll"/> makes one of both.
    /// </summary>
    /// <param name="origin">
    /// Such as <c>https://app.example.com</c>, with one <c>*</c> in it if wanted, or several with a space between each.
    /// </param>
    /// <returns>The rule.</returns>
    /// <exception cref="S3PresignException"><c>InvalidOrigin</c>.</exception>
    public CorsRule GetCorsRule(string origin) => CorsRule.ForAll([this], origin);

    ParameterList IPresignedResult.WriteTo(ParameterList list)
    {
        foreach (PresignedPart part in Parts)
        {
            _ = ((IPresignedResult)part.Request).WriteTo(list);
        }
        foreach (IPresignedResult other in (PresignedRequest[])[Complete, Abort, ListParts])
        {
            _ = other.WriteTo(list);
        }
        return list;
    }

    internal static PresignedMultipart Read(Answer answer)
    {
        const string Part = "part:";
        List<PresignedPart> parts = [];
        Dictionary<string, PresignedRequest> others = [];
        foreach (Answer each in answer.Split("request"u8))
        {
            string name = each.Text("request"u8);
            if (name.StartsWith(Part, StringComparison.Ordinal))
            {
                parts.Add(PresignedPart.Read(int.Parse(name.AsSpan(Part.Length), CultureInfo.InvariantCulture), each));
            }
            else
            {
                others[name] = PresignedRequest.Read(each);
            }
        }
        return new()
        {
            Parts = new ValueList<PresignedPart>([.. parts]),
            Complete = others["complete"],
            Abort = others["abort"],
            ListParts = others["list-parts"],
        };
    }
}
