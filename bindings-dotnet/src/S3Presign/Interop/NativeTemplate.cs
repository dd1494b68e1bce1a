using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace S3Presign.Interop;

/// <summary>A template of the library, and the calls that have to be fast: one URL.</summary>
internal sealed unsafe class NativeTemplate : NativeHandle
{
    private NativeTemplate(nint pointer)
        : base(pointer)
    {
    }

    private protected override string Noun => nameof(Template);

    internal static NativeTemplate Create(nint signer, ParameterList request)
    {
        fixed (byte* list = request.Bytes)
        {
            PinnedList pin = new(list, request);
            nint made = 0;
            nint* place = &made;
            _ = Answering.Of(
                (message, capacity) => Native.TemplateNew(signer, pin.Start, pin.Length, pin.Count, place, message, capacity),
                static _ => 0);
            return new(made);
        }
    }

    /// <summary>The same template for a clock, unless it has one.</summary>
    internal NativeTemplate Clocked(long clock)
    {
        using Use use = Begin();
        nint template = use.Pointer;
        nint made = 0;
        nint* place = &made;
        _ = Answering.Of(
            (message, capacity) => Native.TemplateClocked(template, clock, place, message, capacity), static _ => 0);
        return new(made);
    }

    /// <summary>The URL for a key, or for none. Allocates the URL, and nothing else.</summary>
    internal string Url(string? key, long now)
    {
        byte* keyBytes = stackalloc byte[NativeText.OnStack];
        byte* answer = stackalloc byte[Answering.FirstCapacity];
        int keyLength = 0;
        if (key is null)
        {
            keyBytes = null;
        }
        else if (Utf8.FromUtf16(key, new Span<byte>(keyBytes, NativeText.OnStack), out _, out keyLength, false)
            != OperationStatus.Done)
        {
            return LongUrl(key, now);
        }
        long length;
        using (Use use = Begin())
        {
            length = Native.TemplateUrl(
                use.Pointer, keyBytes, (nuint)keyLength, now, answer, Answering.FirstCapacity);
        }
        return length is >= 0 and < Answering.FirstCapacity ? Url(answer, (int)length) : LongUrl(key, now);
    }

    /// <summary>The URLs for keys at one instant, many in one call. Allocates the URLs and their array.</summary>
    internal string[] Urls(IReadOnlyList<string?> keys, long now)
    {
        string[] urls = new string[keys.Count];
        Batch batch = new();
        try
        {
            for (int row = 0; row < urls.Length; row++)
            {
                if (!batch.TryAdd(keys[row]))
                {
                    Sign(ref batch, now, urls, row - batch.Rows);
                    if (!batch.TryAdd(keys[row]))
                    {
                        urls[row] = UrlOfRow(row, keys[row], now);
                    }
                }
            }
            Sign(ref batch, now, urls, urls.Length - batch.Rows);
        }
        finally
        {
            batch.Dispose();
        }
        return urls;
    }

    /// <summary>The URL for a key in UTF-8, if it fits. Allocates nothing.</summary>
    internal bool TryUrl(ReadOnlySpan<byte> key, long now, Span<byte> destination, out int written)
    {
        byte* answer = stackalloc byte[Answering.FirstCapacity];
        byte none = 0;
        long length;
        fixed (byte* start = key)
        {
            using Use use = Begin();
            length = Native.TemplateUrl(
                use.Pointer, start == null ? &none : start, (nuint)key.Length, now, answer, Answering.FirstCapacity);
        }
        if (length is >= 0 and < Answering.FirstCapacity)
        {
            bool fits = length <= destination.Length;
            written = fits ? (int)length : 0;
            new ReadOnlySpan<byte>(answer, written).CopyTo(destination);
            return fits;
        }
        return TryLongUrl(key, now, destination, out written);
    }

    /// <summary>The URL for a key in UTF-16, if it fits. Allocates nothing.</summary>
    internal bool TryUrl(ReadOnlySpan<char> key, long now, Span<char> destination, out int written)
    {
        byte* keyBytes = stackalloc byte[NativeText.OnStack];
        byte* answer = stackalloc byte[Answering.FirstCapacity];
        Span<byte> keySpan = new(keyBytes, NativeText.OnStack);
        if (Utf8.FromUtf16(key, keySpan, out _, out int keyLength, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            long length;
            using (Use use = Begin())
            {
                length = Native.TemplateUrl(
                    use.Pointer, keyBytes, (nuint)keyLength, now, answer, Answering.FirstCapacity);
            }
            if (length is >= 0 and < Answering.FirstCapacity)
            {
                bool fits = length <= destination.Length;
                written = fits ? (int)length : 0;
                _ = Ascii.ToUtf16(new ReadOnlySpan<byte>(answer, written), destination, out _);
                return fits;
            }
        }
        string url = LongUrl(key.ToString(), now);
        bool longFits = url.TryCopyTo(destination);
        written = longFits ? url.Length : 0;
        return longFits;
    }

    /// <summary>The whole result for a key, or for none.</summary>
    internal T Presign<T>(string? key, long now, Answering.Reader<T> reader)
    {
        using NativeText keyText = new("key", key, stackalloc byte[NativeText.OnStack]);
        fixed (byte* keyStart = keyText.Bytes)
        {
            PinnedText keyPin = new(keyStart, keyText.Length);
            using Use use = Begin();
            nint template = use.Pointer;
            return Answering.Of(
                (answer, capacity) => Native.TemplatePresign(template, keyPin.Start, keyPin.Length, now, answer, capacity),
                reader);
        }
    }

    /// <summary>What it shows of itself, without secrets.</summary>
    internal OrderedTexts Describe()
    {
        using Use use = Begin();
        nint template = use.Pointer;
        return Answering.Of(
            (answer, capacity) => Native.TemplateDescribe(template, answer, capacity),
            static answer => answer.Map(""u8));
    }

    private protected override void Free(nint pointer) => Native.TemplateFree(pointer);

    private static string Url(byte* answer, int length) =>
        string.Create(
            length,
            (nint)answer,
            static (chars, start) => _ = Ascii.ToUtf16(new ReadOnlySpan<byte>((byte*)start, chars.Length), chars, out _));

    /// <summary>The URLs of a batch, which go to the places from one row on; and the batch is empty.</summary>
    private void Sign(ref Batch batch, long now, string[] urls, int firstRow)
    {
        int capacity = 0;
        while (batch.Rows > 0)
        {
            batch.Reserve(capacity);
            fixed (byte* keys = batch.Keys, answer = batch.Answer)
            fixed (long* keyOffsets = batch.KeyOffsets, urlOffsets = batch.UrlOffsets)
            {
                byte none = 0;
                long refused;
                long length;
                using (Use use = Begin())
                {
                    length = Native.TemplateUrls(
                        use.Pointer,
                        keys == null ? &none : keys,
                        (nuint)batch.Keys.Length,
                        keyOffsets,
                        (nuint)batch.Rows,
                        now,
                        urlOffsets,
                        &refused,
                        answer,
                        (nuint)batch.Answer.Length);
                }
                if (!Answering.IsWhole(length, answer, batch.Answer.Length))
                {
                    capacity = Answering.LargerThan(length, batch.Answer.Length);
                    continue;
                }
                if (length < 0)
                {
                    throw Answering.Refusal(length, answer, refused < 0 ? null : firstRow + (int)refused);
                }
                for (int row = 0; row < batch.Rows; row++)
                {
                    long start = urlOffsets[row];
                    urls[firstRow + row] = Url(answer + start, (int)(urlOffsets[row + 1] - start));
                }
            }
            batch.Clear();
        }
    }

    private string UrlOfRow(int row, string? key, long now)
    {
        try
        {
            return Url(key, now);
        }
        catch (S3PresignException refused)
        {
            throw new S3PresignException(refused.Code, $"row {row}: {refused.Message}", refused.Parameter, row);
        }
    }

    /// <summary>The same for keys and URLs that are too long for the stack, and for all that is refused.</summary>
    private string LongUrl(string? key, long now)
    {
        using NativeText keyText = new("key", key, default);
        fixed (byte* keyStart = keyText.Bytes)
        {
            PinnedText keyPin = new(keyStart, keyText.Length);
            using Use use = Begin();
            nint template = use.Pointer;
            return Answering.Of(
                (answer, capacity) => Native.TemplateUrl(template, keyPin.Start, keyPin.Length, now, answer, capacity),
                Answering.Text);
        }
    }

    private bool TryLongUrl(ReadOnlySpan<byte> key, long now, Span<byte> destination, out int written)
    {
        byte none = 0;
        byte[] url;
        fixed (byte* start = key)
        {
            PinnedText keyPin = new(start == null ? &none : start, (nuint)key.Length);
            using Use use = Begin();
            nint template = use.Pointer;
            url = Answering.Of(
                (answer, capacity) => Native.TemplateUrl(template, keyPin.Start, keyPin.Length, now, answer, capacity),
                static answer => answer.Bytes.ToArray());
        }
        bool fits = url.AsSpan().TryCopyTo(destination);
        written = fits ? url.Length : 0;
        return fits;
    }
}
