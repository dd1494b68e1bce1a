using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace S3Presign;

/// <summary>
/// Names and texts in an order that matters, few enough to be looked through. Equal to another with the same ones in the
/// same order, so that the records that hold it are equal.
/// </summary>
[DebuggerDisplay("Count = {Count}")]
[DebuggerTypeProxy(typeof(HiddenFromDebugger))]
internal sealed class OrderedTexts(KeyValuePair<string, string>[] pairs) : IReadOnlyDictionary<string, string>
{
    internal static readonly OrderedTexts Empty = new([]);

    private readonly KeyValuePair<string, string>[] pairs = pairs;

    public int Count => pairs.Length;

    public IEnumerable<string> Keys => pairs.Select(static pair => pair.Key);

    public IEnumerable<string> Values => pairs.Select(static pair => pair.Value);

    public string this[string key] =>
        TryGetValue(key, out string? value) ? value : throw new KeyNotFoundException($"there is no {key}");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        foreach ((string name, string text) in pairs)
        {
            if (string.Equals(name, key, StringComparison.OrdinalIgnoreCase))
            {
                value = text;
                return true;
            }
        }
        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, string>>)pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => pairs.GetEnumerator();

    public override bool Equals(object? obj) => obj is OrderedTexts other && pairs.AsSpan().SequenceEqual(other.pairs);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach ((string name, string text) in pairs)
        {
            hash.Add(name);
            hash.Add(text);
        }
        return hash.ToHashCode();
    }

    public override string ToString() => $"Count = {Count}";

    internal static OrderedTexts Copy(IReadOnlyDictionary<string, string> texts, string name)
    {
        ArgumentNullException.ThrowIfNull(texts, name);
        return texts as OrderedTexts ?? new([.. texts]);
    }

    /// <summary>All of it, which the caller has masked.</summary>
    internal string Shown() => "{" + string.Join(", ", pairs.Select(static pair => $"{pair.Key}={pair.Value}")) + "}";
}
