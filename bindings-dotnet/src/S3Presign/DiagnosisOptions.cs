using System.Diagnostics.CodeAnalysis;
using S3Presign.Interop;

namespace S3Presign;

/// <summary>What is known of a request that was refused.</summary>
/// <seealso cref="Diagnosis.Of(DiagnosisOptions)"/>
/// <remarks>
/// What may hold a secret can be set and not be read, so that what prints options shows none.
/// </remarks>
[SuppressMessage(
    "Design", "CA1044:Properties should not be write only", Justification = "Loggers that take objects apart read every getter.")]
public sealed class DiagnosisOptions
{
    private readonly string? response;
    private readonly string? url;
    private readonly IEnumerable<KeyValuePair<string, string>> headers = [];
    private readonly string? sentUrl;
    private readonly IEnumerable<KeyValuePair<string, string>> sentHeaders = [];
    private readonly string? secretAccessKey;
    private readonly string? sessionToken;

    /// <summary>
    /// What the server responded with, as you have it: the XML, with the head of the response or without, as a browser
    /// or a log shows it, or the message of an exception. With a secret it may be left out.
    /// </summary>
    public string? Response { init => response = value; }

    /// <summary>The method that was signed.</summary>
    public string? Method { get; init; }

    /// <summary>The presigned URL.</summary>
    public string? Url { init => url = value; }

    /// <summary>Those that had to be sent.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers { init => headers = value; }

    /// <summary>A path that a proxy removes before the one that was signed.</summary>
    public string? UnsignedPathPrefix { get; init; }

    /// <summary>
    /// The method that was sent, where it is known, as from a log: what differs from what was signed is then shown.
    /// </summary>
    public string? SentMethod { get; init; }

    /// <summary>The URL as it was sent.</summary>
    public string? SentUrl { init => sentUrl = value; }

    /// <summary>Those that were sent.</summary>
    public IEnumerable<KeyValuePair<string, string>> SentHeaders { init => sentHeaders = value; }

    /// <summary>
    /// The access key that the URL should be signed with. With its secret, what was signed is proved; nothing is tried
    /// unless the URL names this key.
    /// </summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The secret of the access key, which shows nowhere.</summary>
    public string? SecretAccessKey { init => secretAccessKey = value; }

    /// <summary>The token of temporary credentials.</summary>
    public string? SessionToken { init => sessionToken = value; }

    internal ParameterList WriteTo(ParameterList list)
    {
        ArgumentNullException.ThrowIfNull(headers, nameof(Headers));
        ArgumentNullException.ThrowIfNull(sentHeaders, nameof(SentHeaders));
        return list.Add("answer", response)
            .Add("method", Method)
            .Add("url", url)
            .Add("header", headers)
            .Add("unsigned-path-prefix", UnsignedPathPrefix)
            .Add("sent-method", SentMethod)
            .Add("sent-url", sentUrl)
            .Add("sent-header", sentHeaders)
            .Add("access-key-id", AccessKeyId)
            .Add("secret-access-key", secretAccessKey)
            .Add("session-token", sessionToken);
    }
}
