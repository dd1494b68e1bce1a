using System.Diagnostics.CodeAnalysis;

namespace S3Presign.Extensions.DependencyInjection;

/// <summary>
/// Asks a provider for credentials once for all who wait, again before they end, and keeps the old ones while they last
/// if the provider fails.
/// </summary>
internal sealed class RenewingSignerSource : ISignerSource, IDisposable
{
    /// <summary>So long before the end the next credentials are asked for.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>So long after a failure the provider is left alone, as long as the old credentials last.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Func<Action<SignerOptions>, Signer> make;
    private readonly Func<CancellationToken, ValueTask<SignerCredentials>> provider;
    private readonly TimeProvider clock;
    private readonly object gate = new();
    private readonly CancellationTokenSource closed = new();
    private readonly CancellationToken stop;

    private Made? current;
    private Task<Made>? renewal;
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;

    internal RenewingSignerSource(
        Func<Action<SignerOptions>, Signer> make,
        Func<CancellationToken, ValueTask<SignerCredentials>> provider,
        TimeProvider clock) =>
        (this.make, this.provider, this.clock, stop) = (make, provider, clock, closed.Token);

    public ValueTask<Signer> GetSignerAsync(CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Made? known;
        Task<Made> renewing;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(stop.IsCancellationRequested, this);
            known = current;
            if (known is not null && now < known.RenewAt)
            {
                return new(known.Signer);
            }
            if (known is not null && now < known.End && (now < notBefore || renewal is not null))
            {
                return new(known.Signer);
            }
            renewing = renewal ??= Begin();
        }
        // Who has credentials that last need not wait for the next ones.
        return known is not null && now < known.End && !renewing.IsCompleted
            ? new(known.Signer)
            : new(WaitAsync(renewing, known, cancellationToken));
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }
            closed.Cancel();
            closed.Dispose();
            // Calls that are under way finish; the signer refuses later ones.
            current?.Signer.Dispose();
            current = null;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A provider may throw anything.")]
    private async Task<Signer> WaitAsync(Task<Made> renewing, Made? known, CancellationToken cancellationToken)
    {
        try
        {
            return (await renewing.WaitAsync(cancellationToken).ConfigureAwait(false)).Signer;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && known is not null && clock.GetUtcNow() < known.End)
        {
            return known.Signer;
        }
    }

    /// <summary>
    /// Begins a renewal, outside of the caller's context, so that no caller's end ends it. The caller holds the gate.
    /// </summary>
    private Task<Made> Begin()
    {
        Task<Made> begun = Task.Run(RenewAsync);
        // Seen, so that nobody reports a failure as unobserved: whoever waits has it.
        _ = begun.ContinueWith(
            static failed => failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return begun;
    }

    /// <summary>Ends when the result stands in its place, so that who waited for it does not find the one before.</summary>
    private async Task<Made> RenewAsync()
    {
        try
        {
            SignerCredentials credentials = await provider(stop).ConfigureAwait(false);
            Made made = new(make(credentials.CopyTo), credentials.Expiration ?? DateTimeOffset.MaxValue);
            lock (gate)
            {
                renewal = null;
                if (stop.IsCancellationRequested)
                {
                    made.Signer.Dispose();
                }
                else
                {
                    // The one before may still be in use; the garbage collector frees it when nobody has it.
                    current = made;
                    notBefore = DateTimeOffset.MinValue;
                }
            }
            return made;
        }
        catch
        {
            lock (gate)
            {
                renewal = null;
                notBefore = clock.GetUtcNow() + Pause;
            }
            throw;
        }
    }

    /// <summary>A signer, and when its credentials end.</summary>
    private sealed record Made(Signer Signer, DateTimeOffset End)
    {
        internal DateTimeOffset RenewAt { get; } =
            End == DateTimeOffset.MaxValue || End - DateTimeOffset.MinValue < Ahead ? End : End - Ahead;
    }
}
