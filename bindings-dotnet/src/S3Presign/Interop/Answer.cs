using System.Buffers.Text;
using System.Text;

namespace S3Presign.Interop;

/// <summary>Names and values that the library answered. Names that nobody asks for are skipped.</summary>
internal readonly ref struct Answer(ReadOnlySpan<byte> bytes)
{
    /// <summary>All that was answered: strings with a NUL between two.</summary>
    internal ReadOnlySpan<byte> Bytes { get; } = bytes;

    public Pairs GetEnumerator() => new(Bytes);

    /// <summary>The value of a name that is always there.</summary>
    internal string Text(ReadOnlySpan<byte> name) =>
        Optional(name)
        ?? throw new InvalidOperationException($"the library did not answer {Encoding.UTF8.GetString(name)}");

    internal string? Optional(ReadOnlySpan<byte> name)
    {
        foreach (Pair pair in this)
        {
            if (pair.Is(name))
            {
                return pair.Text;
            }
        }
        return null;
    }

    internal long Number(ReadOnlySpan<byte> name) =>
        OptionalNumber(name)
        ?? throw new InvalidOperationException($"the library did not answer {Encoding.UTF8.GetString(name)}");

    internal long? OptionalNumber(ReadOnlySpan<byte> name)
    {
        foreach (Pair pair in this)
        {
            if (pair.Is(name))
            {
                return pair.Number;
            }
        }
        return null;
    }

    /// <summary>The instant that Unix seconds say.</summary>
    internal DateTimeOffset Instant(ReadOnlySpan<byte> name) => DateTimeOffset.FromUnixTimeSeconds(Number(name));

    internal DateTimeOffset? OptionalInstant(ReadOnlySpan<byte> name) =>
        OptionalNumber(name) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>All values of a name, in their order.</summary>
    internal ValueList<string> All(ReadOnlySpan<byte> name)
    {
        List<string> all = [];
        foreach (Pair pair in this)
        {
            if (pair.Is(name))
            {
                all.Add(pair.Text);
            }
        }
        return new([.. all]);
    }

    /// <summary>What the names with this prefix say: the rest of the name, and the value.</summary>
    internal ValueList<T> Prefixed<T>(ReadOnlySpan<byte> prefix, Func<string, string, T> made)
    {
        List<T> all = [];
        foreach (Pair pair in this)
        {
            if (pair.Name.StartsWith(prefix))
            {
                all.Add(made(pair.NameAfter(prefix), pair.Text));
            }
        }
        return all.Count == 0 ? ValueList<T>.Empty : new([.. all]);
    }

    /// <summary>The same as a dictionary in the order of the answer.</summary>
    internal OrderedTexts Map(ReadOnlySpan<byte> prefix)
    {
        List<KeyValuePair<string, string>> all = [];
        foreach (Pair pair in this)
        {
            if (pair.Name.StartsWith(prefix))
            {
                all.Add(new(pair.NameAfter(prefix), pair.Text));
            }
        }
        return all.Count == 0 ? OrderedTexts.Empty : new([.. all]);
    }

    /// <summary>
    /// The lists that this one is a sequence of: each begins with the name, which begins nothing else.
    /// </summary>
    internal ListOfAnswers Split(ReadOnlySpan<byte> name) => new(Bytes, name);

    /// <summary>A name and its value.</summary>
    internal readonly ref struct Pair(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        internal ReadOnlySpan<byte> Name { get; } = name;

        internal ReadOnlySpan<byte> Value { get; } = value;

        internal string Text => Encoding.UTF8.GetString(Value);

        internal long Number =>
            Utf8Parser.TryParse(Value, out long number, out int read) && read == Value.Length
                ? number
                : throw new InvalidOperationException($"the library answered {Text} where a number belongs");

        internal bool Is(ReadOnlySpan<byte> name) => Name.SequenceEqual(name);

        internal string NameAfter(ReadOnlySpan<byte> prefix) => Encoding.UTF8.GetString(Name[prefix.Length..]);
    }

    /// <summary>The pairs in their order.</summary>
    internal ref struct Pairs(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> rest = bytes;

        public Pair Current { get; private set; }

        public bool MoveNext()
        {
            if (rest.IsEmpty)
            {
                return false;
            }
            ReadOnlySpan<byte> name = Next();
            Current = new(name, Next());
            return true;
        }

        private ReadOnlySpan<byte> Next()
        {
            int end = rest.IndexOf((byte)0);
            ReadOnlySpan<byte> text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            return text;
        }
    }

    /// <summary>Lists one behind the other.</summary>
    internal ref struct ListOfAnswers(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name)
    {
        private readonly ReadOnlySpan<byte> name = name;
        private ReadOnlySpan<byte> rest = bytes;

        public Answer Current { get; private set; }

        public readonly ListOfAnswers GetEnumerator() => this;

        public bool MoveNext()
        {
            if (rest.IsEmpty)
            {
                return false;
            }
            int length = LengthOfFirst();
            Current = new(rest[..length]);
            rest = length < rest.Length ? rest[(length + 1)..] : default;
            return true;
        }

        /// <summary>Up to the NUL before the next list, or to the end.</summary>
        private readonly int LengthOfFirst()
        {
            int length = 0;
            bool first = true;
            foreach (Pair pair in new Answer(rest))
            {
                if (!first && pair.Is(name))
                {
                    return length - 1;
                }
                first = false;
                length += pair.Name.Length + pair.Value.Length + 2;
            }
            return Math.Min(length, rest.Length);
        }
    }
}
