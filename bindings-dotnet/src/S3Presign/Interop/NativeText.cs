using System.Buffers;

namespace S3Presign.Interop;

/// <summary>A text as an argument: UTF-8 on the stack, or in rented memory if it is long. Null has no address.</summary>
internal ref struct NativeText
{
    /// <summary>Bytes on the stack that do for every key that S3 takes.</summary>
    internal const int OnStack = 1024;

    private const int BytesPerChar = 3;

    /// <summary>What an empty text points at: the library tells it from none by its address.</summary>
    private static ReadOnlySpan<byte> Nothing => "\0"u8;

    private readonly ReadOnlySpan<byte> bytes;
    private byte[]? rented;

    internal NativeText(string what, string? text, Span<byte> memory)
    {
        if (text is null)
        {
            return;
        }
        if ((long)text.Length * BytesPerChar > memory.Length)
        {
            memory = rented = ArrayPool<byte>.Shared.Rent(checked(text.Length * BytesPerChar));
        }
        int length = Utf8Text.Write(what, text, memory);
        Length = (nuint)length;
        bytes = length == 0 ? Nothing : memory[..length];
    }

    /// <summary>Where the text is, for a pin: at least one byte, unless there is no text.</summary>
    internal readonly ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>The length of the text in bytes.</summary>
    internal nuint Length { get; }

    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
            rented = null;
        }
    }
}
