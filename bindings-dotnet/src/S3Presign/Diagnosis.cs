using S3Presign.Interop;

namespace S3Presign;

/// <summary>Why a server refused a presigned request, as far as its response tells.</summary>
public sealed record Diagnosis
{
    /// <summary>The server's code, such as <c>SignatureDoesNotMatch</c>.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>The server's message.</summary>
    [JsonPropertyName("message")]
    public required string Message { get; init; }

    /// <summary>What was found, the surest first; one at least.</summary>
    [JsonPropertyName("findings")]
    public required IReadOnlyList<Finding> Findings
    {
        get;
        init => field = ValueList<Finding>.Copy(value, nameof(Findings));
    }

    /// <summary>All sentences, one a line.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>Says why a server refused, and what to change: for a form, which has no URL that is signed.</summary>
    /// <param name="response">The XML that the server responded with.</param>
    /// <returns>What the response tells.</returns>
    /// <exception cref="S3PresignException"><c>NotAnErrorResponse</c> for what is not an error of S3.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    /// <exception cref="ArgumentException">It has a lone surrogate.</exception>
    public static Diagnosis Of(string response)
    {
        ArgumentNullException.ThrowIfNull(response);
        using ParameterList list = new();
        return Calls.Diagnose(list.Add("answer", response), Read);
    }

    /// <summary>Says why a server refused, and what to change.</summary>
    /// <param name="response">The XML that the server responded with.</param>
    /// <param name="request">What was presigned, to compare it with.</param>
    /// <returns>What the response tells.</returns>
    /// <exception cref="S3PresignException"><c>NotAnErrorResponse</c> for what is not an error of S3.</exception>
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

    /// <summary>Says why a server refused a request of another signer, and what to change.</summary>
    /// <param name="response">The XML that the server responded with.</param>
    /// <param name="method">The method that was signed.</param>
    /// <param name="url">The presigned URL.</param>
    /// <param name="headers">Those that had to be sent.</param>
    /// <returns>What the response tells.</returns>
    /// <exception cref="S3PresignException">
    /// <c>NotAnErrorResponse</c> for what is not an error of S3, <c>NotPresigned</c> for a URL that is not signed.
    /// </exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    public static Diagnosis Of(
        string response, string method, string url, IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(headers);
        using ParameterList list = new();
        return Calls.Diagnose(
            list.Add("url", url).Add("method", method).Add("header", headers).Add("answer", response), Read);
    }

    private static Diagnosis Read(Answer answer) =>
        new()
        {
            Code = answer.Text("code"u8),
            Message = answer.Text("message"u8),
            Findings = answer.Prefixed("finding:"u8, Finding.Create),
            Text = answer.Text("text"u8),
        };
}
