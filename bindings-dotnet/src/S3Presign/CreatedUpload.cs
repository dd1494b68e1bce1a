using S3Presign.Interop;

namespace S3Presign;

/// <summary>The response to <c>CreateMultipartUpload</c>.</summary>
/// <seealso cref="MultipartOptions.UploadId"/>
public static class CreatedUpload
{
    /// <summary>Reads the id of the upload.</summary>
    /// <param name="response">The body of the response.</param>
    /// <returns>What <see cref="MultipartOptions.UploadId"/> takes.</returns>
    /// <exception cref="S3PresignException"><c>NoUploadId</c> for another text.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    /// <exception cref="ArgumentException">It has a lone surrogate.</exception>
    /// <example><code>
    /// using HttpResponseMessage created = await http.SendAsync(create.ToHttpRequestMessage());
    /// string id = CreatedUpload.ReadId(await created.Content.ReadAsStringAsync());
    /// </code></example>
    public static string ReadId(string response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Calls.UploadId(response);
    }
}
