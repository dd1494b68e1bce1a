using S3Presign.Interop;

namespace S3Presign;

/// <summary>A policy for the identity that signs: it grants permissions, and nothing else.</summary>
public sealed record PermissionPolicy
{
    /// <summary>JSON, in ASCII, with a line end.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>Its size as AWS counts it: in characters, without white space.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>What it is too large for, with the most characters that AWS takes there.</summary>
    [JsonPropertyName("tooLargeFor")]
    public required IReadOnlyList<KeyValuePair<string, long>> TooLargeFor
    {
        get;
        init => field = ValueList<KeyValuePair<string, long>>.Copy(value, nameof(TooLargeFor));
    }

    /// <summary>Each <c>*</c> in a resource of it that stands for something that was not said.</summary>
    [JsonPropertyName("openPlaces")]
    public required IReadOnlyList<OpenPlace> OpenPlaces
    {
        get;
        init => field = ValueList<OpenPlace>.Copy(value, nameof(OpenPlaces));
    }

    /// <summary>Writes a policy that grants permissions, each once.</summary>
    /// <param name="permissions">One or many.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="S3PresignException"><c>MissingOption</c> where nothing is to be granted.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <example><code>
    /// File.WriteAllText("policy.json", PermissionPolicy.Of(upload, download).Text);
    /// </code></example>
    public static PermissionPolicy Of(params Permissions[] permissions) => Of(permissions, false);

    /// <summary>Writes a policy that grants permissions, each once.</summary>
    /// <param name="permissions">Those that are granted.</param>
    /// <param name="onlyNeeded">Leave out what is only likely to be needed.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="S3PresignException"><c>MissingOption</c> where nothing is to be granted.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static PermissionPolicy Of(IEnumerable<Permissions> permissions, bool onlyNeeded)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        using ParameterList list = new();
        _ = list.Add("only-needed", onlyNeeded);
        foreach (Permissions one in permissions)
        {
            ArgumentNullException.ThrowIfNull(one, nameof(permissions));
            _ = one.WriteTo(list);
        }
        return Calls.Policy(list, Read);
    }

    private static PermissionPolicy Read(Answer answer) =>
        new()
        {
            Text = answer.Text("policy"u8),
            Size = answer.Number("size"u8),
            TooLargeFor = answer.Prefixed(
                "too-large-for:"u8,
                static (what, most) => KeyValuePair.Create(what, long.Parse(most, CultureInfo.InvariantCulture))),
            OpenPlaces = answer.Prefixed("open:"u8, OpenPlace.Create),
        };
}
