using System.Net;
using System.Net.Http.Headers;
using System.Text;
using S3Presign.Interop;

namespace S3Presign;

/// <content>The form as <see cref="HttpClient"/> sends it.</content>
public sealed partial record PresignedPost
{
    /// <summary>
    /// The form's body: all fields in their order and then the file, as strict parsers of <c>multipart/form-data</c>
    /// take it. Names are quoted and in UTF-8, fields have no type of their own, and the length is known where the
    /// file's is.
    /// </summary>
    /// <remarks>
    /// <see cref="MultipartFormDataContent"/> does not do: it leaves names unquoted, gives text fields a type, and
    /// encodes other names than ASCII in a way that stores do not read.
    /// </remarks>
    /// <param name="file">The file. Its <c>Content-Type</c> is sent with it; the form's own field decides what S3 keeps.</param>
    /// <param name="fileName">The file's name, for <c>${filename}</c> in the key.</param>
    /// <returns>A content that is to be disposed, and the file with it.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    /// <example><code>
    /// using var content = form.ToFormContent(new StreamContent(File.OpenRead("logo.png")), "logo.png");
    /// using var response = await http.PostAsync(form.Url, content);
    /// </code></example>
    public HttpContent ToFormContent(HttpContent file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(fileName);
        return new FormContent(Fields, file, fileName);
    }
}

/// <summary>The bytes of a form: what stands before the file, the file, and the end.</summary>
internal sealed class FormContent : HttpContent
{
    private readonly byte[] head;
    private readonly HttpContent file;
    private readonly byte[] tail;

    internal FormContent(IEnumerable<KeyValuePair<string, string>> fields, HttpContent file, string fileName)
    {
        string boundary = $"s3presign-{Guid.NewGuid():N}";
        StringBuilder text = new();
        foreach ((string name, string value) in fields)
        {
            _ = text.Append(
                CultureInfo.InvariantCulture,
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"{Escaped(name)}\"\r\n\r\n{value}\r\n");
        }
        _ = text.Append(
            CultureInfo.InvariantCulture,
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{Escaped(fileName)}\"\r\n");
        string type = file.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues given)
            ? given.ToString()
            : "application/octet-stream";
        _ = text.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\n\r\n");
        head = Utf8Text.Bytes("a field or the name of the file", text.ToString());
        tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        this.file = file;
        _ = Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await file.CopyToAsync(stream, context, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(tail, cancellationToken).ConfigureAwait(false);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        stream.Write(head);
        file.CopyTo(stream, context, cancellationToken);
        stream.Write(tail);
    }

    protected override bool TryComputeLength(out long length)
    {
        long? ofFile = file.Headers.ContentLength;
        length = head.Length + (ofFile ?? 0) + tail.Length;
        return ofFile is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>A name in quotes, as browsers write it (HTML's rules for multipart/form-data).</summary>
    private static string Escaped(string name) =>
        name.Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal)
            .Replace("\"", "%22", StringComparison.Ordinal);
}
