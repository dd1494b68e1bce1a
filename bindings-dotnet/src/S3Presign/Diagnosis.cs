using S3Presign.Interop;

namespace S3Presign;

/// <summary>Why a server refused a presigned request, as far as its response tells.</summary>
public sealed record Diagnosis
{
    /// <summary>
    /// The server's code, such as <c>SignatureDoesNotMatch</c>; empty where it responded with no error of S3's form.
    /// </summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>The server's message.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>What was found, the surest first; one at least, ten at most.</summary>
    [JsonPropertyName("findings")]
    public required IReadOnlyList<Finding> Findings
    {
        get;
        init => field = ValueList<Finding>.Copy(value, nameof(Findings));
    }

    /// <summary>All sentences, one a line, each with its certainty.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>Says why a server refused, and what to change: for a form, which has no URL that is signed.</summary>
    /// <param name="response">
    /// What the server responded with, as you have it: the XML, with the head of the response or without, as a browser
    /// or a log shows it, or the message of an exception.
    /// </param>
    /// <returns>What the response tells.</returns>
    /// <exception cref="S3PresignException">
    /// <c>NotAnErrorResponse</c> for a response of more than 262,144 bytes.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    /// <exception cref="ArgumentException">It has a lone surrogate.</exception>
    public static Diagnosis Of(string response)
    {
        ArgumentNullException.ThrowIfNull(response);
        using ParameterList list = new();
        return Calls.Diagnose(list.Add("answer", response), Read);
    }

    /// <summary>Says why a server refused, and what to change.</summary>
    /// <param name="response">
    /// What the server responded with, as you have it: the XML, with the head of the response or without, as a browser
    /// or a log shows it, or the message of an exception.
    /// </param>
    /// <param name="request">What was presigned, to compare it with.</param>
    /// <returns>What the response tells.</returns>
    /// <exception cref="S3PresignException">
    /// <c>NotAnErrorResponse</c> for a response of more than 262,144 bytes.
    /// </exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    /// <example><code>
    /// string body = await response.Content.ReadAsStringAsync();
    /// Console.Error.WriteLine(Diagnosis.Of(body, upload).Text);
    /// </code></example>
    public static Diagnosis Of(string response, PresignedRequest request)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(request);
        using ParameterList list = new();
        return Calls.Diagnose(request.WriteTo(list).Add("answer", response), Read);
    }

    /// <summary>
    /// Says why a server refused, and what to change, from all that is known: the request that another signer signed,
    /// how it was sent, or the credentials that prove what was signed.
    /// </summary>
    /// <param name="options">What is known.</param>
    /// <returns>What all of it tells.</returns>
    /// <exception cref="S3PresignException">
    /// <c>NotAnErrorResponse</c> for a response of more than 262,144 bytes, <c>MissingOption</c> for a secret without a
    /// request.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    /// <example><code>
    /// Diagnosis diagnosis = Diagnosis.Of(new DiagnosisOptions
    /// {
    ///     Method = "GET",
    ///     Url = url,
    ///     AccessKeyId = accessKeyId,
    ///     SecretAccessKey = secretAccessKey,
    /// });
    /// </code></example>
    public static Diagnosis Of(DiagnosisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using ParameterList list = new();
        return Calls.Diagnose(options.WriteTo(list), Read);
    }

    private static Diagnosis Read(Answer answer)
    {
        ValueList<string> certainties = answer.Prefixed("certainty:"u8, static (_, certainty) => certainty);
        int next = 0;
        return new()
        {
            Code = answer.Text("code"u8),
            Message = answer.Text("message"u8),
            Findings = answer.Prefixed(
                "finding:"u8, (code, sentence) => Finding.Create(code, certainties[next++], sentence)),
            Text = answer.Text("text"u8),
        };
    }
}
