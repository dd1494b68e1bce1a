using S3Presign.Interop;

namespace S3Presign;

/// <summary>How an object is cut into parts.</summary>
public sealed record MultipartPlan
{
    /// <summary>The size of the whole object, in bytes.</summary>
    [JsonPropertyName("objectSize")]
    public required long ObjectSize { get; init; }

    /// <summary>The size of every part but the last, in bytes.</summary>
    [JsonPropertyName("partSize")]
    public required long PartSize { get; init; }

    /// <summary>The parts in their order: 1 to 10,000.</summary>
    [JsonPropertyName("parts")]
    public required IReadOnlyList<PlannedPart> Parts
    {
        get;
        init => field = ValueList<PlannedPart>.Copy(value, nameof(Parts));
    }

    /// <summary>Plans the parts of an object within S3's limits.</summary>
    /// <param name="objectSize">The size of the whole object, in bytes.</param>
    /// <param name="partSize">
    /// The size of every part but the last, in bytes: 5 MiB to 5 GiB. Default: 8 MiB, or the smallest whole number of
    /// MiB that needs at most 10,000 parts.
    /// </param>
    /// <returns>The plan.</returns>
    /// <exception cref="S3PresignException">
    /// <c>ObjectTooLarge</c>, <c>InvalidPartSize</c>, <c>TooManyParts</c>, <c>InvalidOption</c>.
    /// </exception>
    public static MultipartPlan Create(long objectSize, long? partSize = null)
    {
        using ParameterList sizes = new();
        return Calls.MultipartPlan(
            sizes.Add("part-size", partSize).Add("object-size", objectSize), answer => Read(objectSize, answer));
    }

    private static MultipartPlan Read(long objectSize, Answer answer) =>
        new()
        {
            ObjectSize = objectSize,
            PartSize = answer.Number("part-size"u8),
            Parts = answer.Prefixed("part:"u8, PlannedPart.Read),
        };
}
