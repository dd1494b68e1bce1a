using S3Presign.Interop;

namespace S3Presign;

/// <summary>One aspect of a request that a signature can fix.</summary>
/// <seealso cref="Explanation.Aspects"/>
public sealed record SignedAspect
{
    /// <summary><c>content-type</c>, <c>content-length</c>, <c>checksum</c>, <c>overwrite</c>, ...</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Whether the signature fixes it.</summary>
    [JsonPropertyName("isBound")]
    public required bool IsBound { get; init; }

    /// <summary>How it is fixed, or what the sender may do.</summary>
    [JsonPropertyName("detail")]
    public required string Detail { get; init; }

    internal static ValueList<SignedAspect> ReadAll(Answer answer)
    {
        List<SignedAspect> all = [];
        foreach (Answer.Pair pair in answer)
        {
            bool isBound = pair.Name.StartsWith("bound:"u8);
            if (isBound || pair.Name.StartsWith("unbound:"u8))
            {
                string name = pair.NameAfter(isBound ? "bound:"u8 : "unbound:"u8);
                all.Add(new() { Name = name, IsBound = isBound, Detail = pair.Text });
            }
        }
        return new([.. all]);
    }
}
