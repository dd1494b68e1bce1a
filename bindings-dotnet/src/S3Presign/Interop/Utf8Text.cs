using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace S3Presign.Interop;

/// <summary>Texts of .NET as the library takes them. A lone surrogate has no UTF-8, and is refused.</summary>
internal static class Utf8Text
{
    /// <summary>Writes a text where there is room for all of it, and says how long it is.</summary>
    /// <param name="what">the name of the text, for a message; never the text itself, which may be a secret</param>
    /// <param name="text">the text</param>
    /// <param name="destination">as long as the text is, or longer</param>
    internal static int Write(string what, ReadOnlySpan<char> text, Span<byte> destination)
    {
        OperationStatus status = Utf8.FromUtf16(text, destination, out _, out int written, replaceInvalidSequences: false);
        return status == OperationStatus.Done ? written : throw LoneSurrogate(what);
    }

    /// <summary>A text in UTF-8.</summary>
    internal static byte[] Bytes(string what, string text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        _ = Write(what, text, bytes);
        return bytes;
    }

    /// <summary>A text with the replacement character in place of each lone surrogate.</summary>
    internal static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    internal static ArgumentException LoneSurrogate(string what) =>
        new($"{what} has a lone surrogate, which is not valid Unicode");
}
