using System.Diagnostics.CodeAnalysis;

namespace S3Presign.Interop;

/// <summary>A list as three arguments, while its memory is pinned.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Never compared.")]
internal readonly unsafe struct PinnedList
{
    internal readonly byte* Start;
    internal readonly nuint Length;
    internal readonly nuint Count;

    /// <summary>A list of ours.</summary>
    internal PinnedList(byte* start, ParameterList list)
    {
        Start = start;
        (Length, Count) = ((nuint)list.Bytes.Length, (nuint)list.Count);
    }

    /// <summary>A list that the library answered: one string more than the NULs between them.</summary>
    internal PinnedList(byte* start, ReadOnlySpan<byte> answered)
    {
        Start = start;
        (Length, Count) = ((nuint)answered.Length, (nuint)answered.Count((byte)0) + 1);
    }
}

/// <summary>A text as two arguments, while its memory is pinned.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Never compared.")]
internal readonly unsafe struct PinnedText(byte* start, nuint length)
{
    internal readonly byte* Start = start;
    internal readonly nuint Length = length;
}
