using System.Net.Http.Headers;

namespace S3Presign;

/// <content>The request as <see cref="HttpClient"/> sends it.</content>
public sealed partial record PresignedRequest
{
    private const string ContentLength = "content-length";

    /// <summary>The request for <see cref="HttpClient"/>, with all headers that must be sent, in the bytes that were signed.</summary>
    /// <remarks>
    /// The content's own type gives way to the signed one; where none was signed, it is sent as it is. Where only
    /// headers of a content are signed and there is no content, an empty one carries them. The address keeps <c>.</c>
    /// and <c>..</c> segments, as long as the message is sent as it is: a redirect resolves them.
    /// </remarks>
    /// <param name="content">What is uploaded; null for a download.</param>
    /// <returns>A message that is to be disposed, and its content with it.</returns>
    /// <exception cref="ArgumentException">The length of the content was signed, and is another one or not known.</exception>
    /// <exception cref="InvalidOperationException">A header cannot be sent: this was made from something else.</exception>
    public HttpRequestMessage ToHttpRequestMessage(HttpContent? content = null)
    {
        CheckHeaders();
        CheckLength(content);
        HttpRequestMessage message = new(new HttpMethod(Method), AsSigned(Url)) { Content = content };
        foreach ((string name, string value) in Headers)
        {
            if (IsLength(name))
            {
                // The content counts its own bytes, and was compared above.
                message.Content ??= new ByteArrayContent([]);
            }
            else
            {
                SetHeader(message, name, value);
            }
        }
        return message;
    }

    /// <summary>
    /// Which signed headers <see cref="HttpClient"/> may send with other bytes, though they mean the same: a logger at
    /// level Trace and a hedging handler read headers, and .NET's parsers write what they have read anew, such as
    /// <c>text/plain;charset=UTF-8</c> with a space. The store then answers <c>SignatureDoesNotMatch</c>.
    /// </summary>
    /// <returns>A warning <c>HeaderRewrittenByHttpClient</c> for each, with the value to sign instead.</returns>
    public IReadOnlyList<PresignWarning> GetHttpClientWarnings()
    {
        List<PresignWarning> warnings = [];
        foreach ((string name, string value) in Headers)
        {
            string? rewritten = Rewritten(name, value);
            if (rewritten is not null)
            {
                warnings.Add(PresignWarning.Create(
                    "HeaderRewrittenByHttpClient",
                    $"{name} was signed in a form that .NET's parsers write anew: a logger at level Trace or a hedging handler sends \"{rewritten}\" instead, and the signature fails; sign that form"));
            }
        }
        return new ValueList<PresignWarning>([.. warnings]);
    }

    /// <summary>The URL without the rewriting of <c>.</c> and <c>..</c> segments.</summary>
    private static Uri AsSigned(string url) =>
        new(url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static bool IsLength(string name) => string.Equals(name, ContentLength, StringComparison.OrdinalIgnoreCase);

    private static void SetHeader(HttpRequestMessage message, string name, string value)
    {
        if (message.Headers.TryAddWithoutValidation(name, value))
        {
            return;
        }
        // Eleven names belong to the content, and only those are refused here although they can be sent.
        message.Content ??= new ByteArrayContent([]);
        _ = message.Content.Headers.Remove(name);
        _ = message.Content.Headers.TryAddWithoutValidation(name, value);
    }

    /// <summary>What .NET's parsers make of a value, if that is another text.</summary>
    private static string? Rewritten(string name, string value)
    {
        if (IsLength(name))
        {
            return null;
        }
        using HttpRequestMessage message = new();
        using ByteArrayContent content = new([]);
        HttpHeaders headers = message.Headers.TryAddWithoutValidation(name, value) ? message.Headers : content.Headers;
        if (headers == content.Headers && !content.Headers.TryAddWithoutValidation(name, value))
        {
            return null;
        }
        foreach (KeyValuePair<string, IEnumerable<string>> parsed in headers)
        {
            // Reading is what rewrites.
            _ = parsed;
        }
        string text = headers.NonValidated[name].ToString();
        return string.Equals(text, value, StringComparison.Ordinal) ? null : text;
    }

    /// <summary>A result that was read from elsewhere was not checked by the library.</summary>
    private void CheckHeaders()
    {
        using HttpRequestMessage probe = new();
        using ByteArrayContent content = new([]);
        foreach ((string name, string value) in Headers)
        {
            if (value.AsSpan().ContainsAnyInRange('\0', '\u001F') || value.Contains('\u007F', StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"the header {name} has a control character and cannot be sent");
            }
            if (!probe.Headers.TryAddWithoutValidation(name, value)
                && !content.Headers.TryAddWithoutValidation(name, value))
            {
                throw new InvalidOperationException($"\"{name}\" is not a header that HttpClient can send");
            }
        }
    }

    private void CheckLength(HttpContent? content)
    {
        if (!Headers.TryGetValue(ContentLength, out string? signed))
        {
            return;
        }
        long? given = content is null ? 0 : content.Headers.ContentLength;
        string? text = given?.ToString(CultureInfo.InvariantCulture);
        if (text != signed)
        {
            throw new ArgumentException(
                $"the content has {text ?? "an unknown number of"} bytes, and the request was signed for {signed}",
                nameof(content));
        }
    }
}
