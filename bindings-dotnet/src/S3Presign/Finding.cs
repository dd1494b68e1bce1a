namespace S3Presign;

/// <summary>One thing that is wrong with a request that a server refused.</summary>
/// <seealso cref="Diagnosis.Findings"/>
public sealed record Finding
{
    /// <summary>Stable, and the same in every language, such as <c>HeaderChanged</c>.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary><c>shown</c> by the response or the request, <c>likely</c> or <c>possible</c>.</summary>
    [JsonPropertyName("certainty")]
    public required string Certainty { get; init; }

    /// <summary>What differed, and what to change.</summary>
    [JsonPropertyName("sentence")]
    public required string Sentence { get; init; }

    internal static Finding Create(string code, string certainty, string sentence) =>
        new() { Code = code, Certainty = certainty, Sentence = sentence };
}
