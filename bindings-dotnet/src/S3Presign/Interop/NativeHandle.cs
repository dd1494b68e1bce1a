namespace S3Presign.Interop;

/// <summary>
/// A signer or template of the library, freed once: by <see cref="Dispose"/>, or when it is garbage. Calls that are
/// under way at that moment finish first, and every later one gets an <see cref="ObjectDisposedException"/>.
/// </summary>
/// <remarks>
/// Who uses it counts itself, and closing waits until nobody does. There are several counters, far apart in memory, so
/// that threads that share a template do not wait for one another's caches. A <see cref="SafeHandle"/> has one, and
/// does not close while calls overlap: new ones still succeed.
/// </remarks>
internal abstract class NativeHandle : IDisposable
{
    /// <summary>Counters within 128 bytes, which processors fetch together; one of them is used.</summary>
    private const int Line = 128 / sizeof(int);

    private static readonly int StripeMask =
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(64, 2 * Environment.ProcessorCount)) - 1;

    private readonly nint pointer;
    private readonly int[] users = new int[(StripeMask + 1) * Line];
    private int closed;

    private protected NativeHandle(nint pointer) => this.pointer = pointer;

    ~NativeHandle()
    {
        // Nobody reaches it any more, so nobody uses it: who does keeps it alive.
        if (Interlocked.Exchange(ref closed, 1) == 0)
        {
            Free(pointer);
        }
    }

    /// <summary>What it is called in messages.</summary>
    private protected abstract string Noun { get; }

    internal bool IsClosed => Volatile.Read(ref closed) != 0;

    /// <summary>Frees it, when the calls that are in it have ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
        {
            return;
        }
        GC.SuppressFinalize(this);
        SpinWait wait = default;
        for (int stripe = 0; stripe <= StripeMask; stripe++)
        {
            while (Volatile.Read(ref users[stripe * Line]) != 0)
            {
                wait.SpinOnce();
            }
        }
        Free(pointer);
    }

    /// <summary>Begins to use it, until <see cref="Use.Dispose"/> on the same thread.</summary>
    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    internal Use Begin() => new(this);

    private protected abstract void Free(nint pointer);

    /// <summary>A use of a handle, which stays open until it ends.</summary>
    internal readonly ref struct Use
    {
        private readonly NativeHandle handle;
        private readonly ref int user;

        internal Use(NativeHandle handle)
        {
            this.handle = handle;
            user = ref handle.users[(Environment.CurrentManagedThreadId & StripeMask) * Line];
            Interlocked.Increment(ref user);
            // Counted first and asked then, while closing asks the other way round: one sees the other.
            if (Volatile.Read(ref handle.closed) != 0)
            {
                Interlocked.Decrement(ref user);
                throw new ObjectDisposedException(handle.Noun);
            }
        }

        internal nint Pointer => handle.pointer;

        public void Dispose()
        {
            Interlocked.Decrement(ref user);
            GC.KeepAlive(handle);
        }
    }
}
