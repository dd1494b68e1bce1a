using System.Buffers;
using System.Text.Unicode;

namespace S3Presign.Interop;

/// <summary>
/// Some of many keys, one after the other, and then their URLs: what one call of <c>s3presign_template_urls</c> takes
/// and answers, in rented memory.
/// </summary>
internal ref struct Batch
{
    /// <summary>Keys for one call: so few that they and their URLs stay in the processor's caches.</summary>
    private const int MostRows = 512;

    /// <summary>Bytes for the keys of one call: an eighth of it for each is more than most have.</summary>
    private const int KeysCapacity = 64 * 1024;

    /// <summary>Bytes for each URL at first. Those with a session token take more.</summary>
    private const int UrlCapacity = 512;

    private readonly byte[] keys;
    private readonly long[] keyOffsets;
    private readonly long[] urlOffsets;
    private byte[] answer = [];

    public Batch()
    {
        keys = ArrayPool<byte>.Shared.Rent(KeysCapacity);
        keyOffsets = ArrayPool<long>.Shared.Rent(MostRows + 1);
        urlOffsets = ArrayPool<long>.Shared.Rent(MostRows + 1);
        keyOffsets[0] = 0;
    }

    internal int Rows { get; private set; }

    internal readonly ReadOnlySpan<byte> Keys => keys.AsSpan(0, (int)keyOffsets[Rows]);

    internal readonly ReadOnlySpan<long> KeyOffsets => keyOffsets;

    internal readonly Span<long> UrlOffsets => urlOffsets;

    /// <summary>Memory for the URLs.</summary>
    internal readonly Span<byte> Answer => answer;

    /// <summary>Adds a key; unless the batch is full, or it is one that no batch takes: none, far too long, or not Unicode.</summary>
    internal bool TryAdd(string? key)
    {
        if (key is null || Rows == MostRows)
        {
            return false;
        }
        int start = (int)keyOffsets[Rows];
        OperationStatus status =
            Utf8.FromUtf16(key, keys.AsSpan(start), out _, out int written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            return false;
        }
        keyOffsets[++Rows] = start + written;
        return true;
    }

    /// <summary>Has room for answers of a usual length, or for so many bytes.</summary>
    internal void Reserve(int capacity = 0)
    {
        capacity = Math.Max(capacity, Math.Max(Answering.FirstCapacity, Rows * UrlCapacity));
        if (answer.Length < capacity)
        {
            GiveBack();
            answer = ArrayPool<byte>.Shared.Rent(capacity);
        }
    }

    internal void Clear() => Rows = 0;

    public void Dispose()
    {
        GiveBack();
        ArrayPool<byte>.Shared.Return(keys);
        ArrayPool<long>.Shared.Return(keyOffsets);
        ArrayPool<long>.Shared.Return(urlOffsets);
    }

    private void GiveBack()
    {
        if (answer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(answer, clearArray: true);
            answer = [];
        }
    }
}
