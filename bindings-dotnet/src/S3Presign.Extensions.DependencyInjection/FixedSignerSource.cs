namespace S3Presign.Extensions.DependencyInjection;

/// <summary>The source of a signer whose credentials are part of its options.</summary>
internal sealed class FixedSignerSource(Signer signer) : ISignerSource
{
    public ValueTask<Signer> GetSignerAsync(CancellationToken cancellationToken = default) => new(signer);
}
