using System.Diagnostics.CodeAnalysis;
using S3Presign.Interop;

namespace S3Presign;

/// <summary>What is known of a request that was refused.</summary>
/// <seealso cref="Diagnosis.Of(DiagnosisOptions)"/>
/// <remarks>
/// The secret key and the session token can be set and not be read, so that what prints options shows no secret.
/// </remarks>
[SuppressMessage(
    "Design", "CA1044:Properties should not be write only", Justification = "Loggers that take objects apart read every getter.")]
public sealed class DiagnosisOptions
{
    private readonly string? secretAccessKey;
    private readonly string? sessionToken;

    /// <summary>
    /// What the server responded with, as you have it: the XML, with the head of the response or without, as a browser
    /// or a log shows it, or the message of an exception. With a secret it may be left out.
    /// </summary>
    public string? Response { get; init; }

    /// <summary>The method that was signed.</summary>
    public string? Method { get; init; }

    /// <summary>The presigned URL.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Url { get; init; }

    /// <summary>Those that had to be sent.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IEnumerable<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>
    /// The method that was sent, where it is known, as from a log: what differs from what was signed is then shown.
    /// </summary>
    public string? SentMethod { get; init; }

    /// <summary>The URL as it was sent.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? SentUrl { get; init; }

    /// <summary>Those that were sent.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IEnumerable<KeyValuePair<string, string>> SentHeaders { get; init; } = [];

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
        ArgumentNullException.ThrowIfNull(Headers);
        ArgumentNullException.ThrowIfNull(SentHeaders);
        return list.Add("answer", Response)
            .Add("method", Method)
            .Add("url", Url)
            .Add("header", Headers)
            .Add("sent-method", SentMethod)
            .Add("sent-url", SentUrl)
            .Add("sent-header", SentHeaders)
            .Add("access-key-id", AccessKeyId)
            .Add("secret-access-key", secretAccessKey)
            .Add("session-token", sessionToken);
    }
}
