using System.Buffers;
using System.Text;

namespace S3Presign.Interop;

/// <summary>
/// How functions answer: into memory that the caller brings, and once more into larger memory if the answer does not
/// fit.
/// </summary>
internal static unsafe class Answering
{
    /// <summary>Enough for most answers.</summary>
    internal const int FirstCapacity = 4096;

    /// <summary>What the end of a message may lack: less than a character of UTF-8, and the NUL.</summary>
    private const int Cut = 4;

    /// <summary>One function with all its arguments but the memory for the answer.</summary>
    /// <returns>The length of the answer, or a status.</returns>
    internal delegate long Call(byte* answer, nuint capacity);

    /// <summary>What is made of an answer.</summary>
    internal delegate T Reader<T>(Answer answer);

    /// <summary>What a reader makes of the answer of a function.</summary>
    /// <exception cref="S3PresignException">The function refuses.</exception>
    internal static T Of<T>(Call call, Reader<T> reader)
    {
        byte* answer = stackalloc byte[FirstCapacity];
        long returned = call(answer, FirstCapacity);
        return IsWhole(returned, answer, FirstCapacity)
            ? reader(Checked(returned, answer))
            : InLarger(call, reader, LargerThan(returned, FirstCapacity));
    }

    /// <summary>The same from larger memory, where it is known that much will be answered.</summary>
    internal static T InLarger<T>(Call call, Reader<T> reader, int capacity)
    {
        while (true)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(capacity);
            try
            {
                fixed (byte* answer = larger)
                {
                    long returned = call(answer, (nuint)larger.Length);
                    if (IsWhole(returned, answer, larger.Length))
                    {
                        return reader(Checked(returned, answer));
                    }
                    capacity = LargerThan(returned, larger.Length);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(larger, clearArray: true);
            }
        }
    }

    /// <summary>The text that a function answers.</summary>
    internal static string Text(Answer answer) => Encoding.UTF8.GetString(answer.Bytes);

    /// <summary>A text of the library's own.</summary>
    internal static string StaticText(byte* text) => Encoding.UTF8.GetString(UntilNul(text));

    /// <summary>Whether the memory holds all that was answered: the answer, or the message of a refusal.</summary>
    internal static bool IsWhole(long returned, byte* answer, int capacity) =>
        returned < 0 ? UntilNul(answer).Length + Cut < capacity : returned < capacity;

    private static Answer Checked(long returned, byte* answer) =>
        returned >= 0
            ? new Answer(new ReadOnlySpan<byte>(answer, (int)returned))
            : throw Refusal(returned, answer);

    /// <summary>What a status says with the message, which is whole; of one row of many, if that is what was refused.</summary>
    internal static S3PresignException Refusal(long status, byte* message, int? row = null)
    {
        byte* parameter = Behind(message);
        string text = Spelled(StaticText(message), StaticText(Behind(parameter)));
        return new(
            StaticText(Native.StatusName((int)status)),
            row is null ? text : $"row {row}: {text}",
            *parameter == 0 ? null : StaticText(parameter),
            row);
    }

    /// <summary>The text behind another one: first the name of what is wrong, then those of options in the message.</summary>
    private static byte* Behind(byte* text) => text + UntilNul(text).Length + 1;

    /// <summary>A message with the names of options in it as .NET's properties are written.</summary>
    private static string Spelled(string message, string options)
    {
        foreach (string name in options.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string written = PascalCase(name);
            message = message.Replace($"\"{name}\"", $"\"{written}\"", StringComparison.Ordinal);
        }
        return message;
    }

    /// <summary>A name with hyphens as a property's: <c>expires-in</c> is <c>ExpiresIn</c>.</summary>
    private static string PascalCase(string name)
    {
        StringBuilder written = new(name.Length);
        char before = '-';
        foreach (char character in name)
        {
            if (character != '-')
            {
                _ = written.Append(before == '-' ? char.ToUpperInvariant(character) : character);
            }
            before = character;
        }
        return written.ToString();
    }

    /// <summary>How much is needed where something was not whole.</summary>
    internal static int LargerThan(long returned, int capacity) =>
        checked((int)(returned < 0 ? 4L * capacity : returned + 1));

    private static ReadOnlySpan<byte> UntilNul(byte* text) =>
        MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);
}
