namespace S3Presign.Extensions.DependencyInjection;

/// <summary>Gives the signer of this moment, made of credentials that are renewed before they end.</summary>
/// <remarks>Keep the source and not the signer: the next call may give another one.</remarks>
/// <example><code>
/// app.MapGet("/download/{key}", async (string key, ISignerSource source, CancellationToken stop) =>
/// {
///     Signer signer = await source.GetSignerAsync(stop);
///     return signer.Presign("GetObject", new() { Bucket = "photos", Key = key }).Url;
/// });
/// </code></example>
public interface ISignerSource
{
    /// <summary>The signer of this moment. It belongs to the source: do not dispose it.</summary>
    /// <param name="cancellationToken">Ends the wait of this caller, and not the renewal that others wait for.</param>
    /// <returns>A signer whose credentials have not ended, as far as the provider tells.</returns>
    /// <exception cref="S3PresignException">The options or the credentials are refused.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    ValueTask<Signer> GetSignerAsync(CancellationToken cancellationToken = default);
}
