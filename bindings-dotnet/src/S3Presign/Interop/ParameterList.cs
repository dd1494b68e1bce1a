using System.Buffers;

namespace S3Presign.Interop;

/// <summary>
/// Names and values for the library: UTF-8 with one NUL between two strings, and their number. It may hold secrets,
/// so what it used is wiped by <see cref="Dispose"/>. What a value is decides how it is written, never which parameter
/// it belongs to: names go through as they are, since only the library knows them.
/// </summary>
internal sealed class ParameterList : IDisposable
{
    /// <summary>Bytes that do for nearly every list.</summary>
    private const int FirstCapacity = 1024;

    /// <summary>UTF-8 has at most so many bytes for each char of UTF-16.</summary>
    private const int BytesPerChar = 3;

    private byte[] memory = ArrayPool<byte>.Shared.Rent(FirstCapacity);
    private int used;

    /// <summary>How many strings there are, names and values.</summary>
    internal int Count { get; private set; }

    /// <summary>All strings with a NUL between two.</summary>
    internal ReadOnlySpan<byte> Bytes => memory.AsSpan(0, used);

    public void Dispose()
    {
        Wipe();
        memory = [];
        used = 0;
    }

    /// <summary>Adds a name with its value; nothing for null.</summary>
    internal ParameterList Add(string name, string? value)
    {
        if (value is not null)
        {
            AddString("the name of a parameter", name);
            AddString(name, value);
        }
        return this;
    }

    internal ParameterList Add(string name, bool? value) => Add(name, value is { } truth ? Text(truth) : null);

    /// <summary>Adds a name with a value of whatever kind; nothing for what was not given.</summary>
    internal ParameterList AddValue(string name, ParameterValue value)
    {
        if (value.IsGiven)
        {
            value.WriteTo(this, name);
        }
        return this;
    }

    internal ParameterList Add(string name, long? value) => Add(name, value is { } number ? Text(number) : null);

    internal ParameterList Add(string name, TimeSpan? value) => Add(name, value is { } span ? Text(span) : null);

    internal ParameterList Add(string name, DateTimeOffset? value) =>
        Add(name, value is { } instant ? Text(instant) : null);

    /// <summary>Adds a name once for each text of a list.</summary>
    internal ParameterList AddEach(string name, IReadOnlyList<string> texts)
    {
        foreach (string text in texts)
        {
            _ = Add(name, text ?? throw new ArgumentNullException(name, $"{name} has a null in it; leave it out"));
        }
        return this;
    }

    /// <summary>Adds each entry as <c>name:entry</c>. A repeated one is repeated.</summary>
    internal ParameterList Add(string name, IEnumerable<KeyValuePair<string, string>> entries)
    {
        foreach ((string entry, string value) in entries)
        {
            _ = value ?? throw new ArgumentNullException(name, $"{name}:{entry} is null; leave it out");
            // Without a name and a value it would be taken for a map without entries.
            bool isNothing = entry is "" && value.Length == 0;
            _ = isNothing ? Add($"type:{name}", "a map; pass one whose entries have names") : Add($"{name}:{entry}", value);
        }
        return this;
    }

    internal ParameterList Add(ParameterCollection parameters, string prefix = "")
    {
        foreach ((string name, ParameterValue value) in parameters)
        {
            value.WriteTo(this, prefix + name);
        }
        return this;
    }

    /// <summary>
    /// Adds environment variables. What no text can hold, a lone surrogate, becomes the replacement character, as in
    /// what .NET itself could not decode: the library refuses it where it is read.
    /// </summary>
    internal ParameterList AddVariables(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        foreach ((string name, string? value) in variables)
        {
            ArgumentNullException.ThrowIfNull(name, nameof(variables));
            if (value is not null)
            {
                _ = Add(Utf8Text.WellFormed(name), Utf8Text.WellFormed(value));
            }
        }
        return this;
    }

    internal static string Text(bool truth) => truth ? "true" : "false";

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whole seconds; a rest is cut off, towards the past.</summary>
    internal static string Text(DateTimeOffset instant) => Text(instant.ToUnixTimeSeconds());

    /// <summary>Whole seconds; a rest is cut off, downwards, so that less than nothing stays so.</summary>
    internal static string Text(TimeSpan duration)
    {
        (long seconds, long rest) = Math.DivRem(duration.Ticks, TimeSpan.TicksPerSecond);
        return Text(rest < 0 ? seconds - 1 : seconds);
    }

    private void AddString(string what, string text)
    {
        int separator = Count == 0 ? 0 : 1;
        Reserve(separator + ((long)text.Length * BytesPerChar));
        if (separator == 1)
        {
            memory[used] = 0;
        }
        int written = Utf8Text.Write(what, text, memory.AsSpan(used + separator));
        used += separator + written;
        Count++;
    }

    private void Reserve(long more)
    {
        if (used + more <= memory.Length)
        {
            return;
        }
        if (used + more > Array.MaxLength)
        {
            throw new ArgumentException("the parameters are longer than 2 GiB");
        }
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(used + more, Math.Min(2L * memory.Length, Array.MaxLength)));
        Bytes.CopyTo(larger);
        Wipe();
        memory = larger;
    }

    private void Wipe()
    {
        memory.AsSpan(0, used).Clear();
        if (memory.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(memory);
        }
    }
}
