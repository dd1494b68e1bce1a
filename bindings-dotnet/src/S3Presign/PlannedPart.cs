namespace S3Presign;

/// <summary>One part of a <see cref="MultipartPlan"/>.</summary>
public sealed record PlannedPart
{
    /// <summary>The part's number, from 1 on.</summary>
    [JsonPropertyName("number")]
    public required int Number { get; init; }

    /// <summary>Where the part begins in the object, in bytes.</summary>
    [JsonPropertyName("firstByte")]
    public required long FirstByte { get; init; }

    /// <summary>The size of the part, in bytes.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>Reads what the library says of a part: its first byte and its size.</summary>
    internal static PlannedPart Read(string number, string firstByteAndSize)
    {
        string[] numbers = firstByteAndSize.Split(' ', 2);
        return new()
        {
            Number = int.Parse(number, CultureInfo.InvariantCulture),
            FirstByte = long.Parse(numbers[0], CultureInfo.InvariantCulture),
            Size = long.Parse(numbers[1], CultureInfo.InvariantCulture),
        };
    }
}
