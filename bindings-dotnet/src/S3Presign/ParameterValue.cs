using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// The value of a parameter: a text, whole number, truth, instant, duration, bytes (sent as base64) or URI, a list of
/// these, or texts by name. It is made by conversion, so that <c>["ContentLength"] = 1_048_576</c> compiles, and a
/// <see cref="double"/> or a <see cref="DateTime"/> does not.
/// </summary>
/// <remarks>
/// What it holds may be a secret, such as an encryption key, so it does not show it. The default value, and what is
/// made of null, is not given.
/// </remarks>
/// <example><code>
/// Parameters =
/// {
///     ["ContentType"] = "image/png",
///     ["ContentLength"] = 1_048_576,
///     ["ChecksumSHA256"] = SHA256.HashData(bytes),
///     ["Metadata"] = new Dictionary&lt;string, string&gt; { ["owner"] = "ada" },
/// }
/// </code></example>
[CollectionBuilder(typeof(ParameterValue), nameof(Create))]
[SuppressMessage(
    "Usage", "CA2225:Operator overloads have named alternates", Justification = "Create and FromMap are those that are needed.")]
[SuppressMessage(
    "Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is a value that can be a list.")]
public readonly struct ParameterValue : IEquatable<ParameterValue>, IEnumerable<ParameterValue>
{
    /// <summary>A text, bytes, a list of values, or values by name; null for a number and for what is not given.</summary>
    private readonly object? content;

    private readonly long number;
    private readonly bool isNumber;

    private ParameterValue(object? content) => this.content = content;

    private ParameterValue(long number) => (this.number, isNumber) = (number, true);

    /// <summary>Whether there is a value.</summary>
    public bool IsGiven => isNumber || content is not null;

    /// <summary>A text.</summary>
    /// <param name="text">The text; null is not given.</param>
    public static implicit operator ParameterValue(string? text) => new(text);

    /// <summary>A text of one character, which without this would be taken for its number.</summary>
    /// <param name="character">The character.</param>
    public static implicit operator ParameterValue(char character) => new(character.ToString());

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator ParameterValue(long number) => new(number);

    /// <summary>A truth.</summary>
    /// <param name="truth">Whether it holds.</param>
    public static implicit operator ParameterValue(bool truth) => new(ParameterList.Text(truth));

    /// <summary>An instant, in whole seconds; a rest is cut off.</summary>
    /// <param name="instant">The instant, of any offset.</param>
    public static implicit operator ParameterValue(DateTimeOffset instant) => new(instant.ToUnixTimeSeconds());

    /// <summary>A duration, in whole seconds; a rest is cut off.</summary>
    /// <param name="duration">The duration.</param>
    public static implicit operator ParameterValue(TimeSpan duration) => new(ParameterList.Text(duration));

    /// <summary>Bytes, for what S3 takes in base64: checksums and encryption keys. They are not copied.</summary>
    /// <param name="bytes">The bytes; null is not given.</param>
    public static implicit operator ParameterValue(byte[]? bytes) => new((object?)bytes);

    /// <summary>A URI, as it was written.</summary>
    /// <param name="uri">The URI; null is not given.</param>
    public static implicit operator ParameterValue(Uri? uri) => new(uri?.OriginalString);

    /// <summary>A list of texts.</summary>
    /// <param name="list">The texts; null is not given.</param>
    public static implicit operator ParameterValue(string[]? list) =>
        list is null ? default : Create([.. list.Select(static text => (ParameterValue)text)]);

    /// <summary>A list of texts.</summary>
    /// <param name="list">The texts; null is not given.</param>
    [SuppressMessage("Design", "CA1002:Do not expose generic lists", Justification = "A conversion takes no interface.")]
    public static implicit operator ParameterValue(List<string>? list) => list?.ToArray();

    /// <summary>Texts by name, such as <c>Metadata</c>.</summary>
    /// <param name="map">The texts by name; null is not given.</param>
    public static implicit operator ParameterValue(Dictionary<string, string>? map) =>
        map is null ? default : FromMap(map);

    /// <summary>Whether two values are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ParameterValue left, ParameterValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ParameterValue left, ParameterValue right) => !left.Equals(right);

    /// <summary>A list: what <c>["ETag", "ObjectSize"]</c> makes.</summary>
    /// <param name="list">The values; each is one that is given, and no map.</param>
    /// <returns>The list as a value.</returns>
    public static ParameterValue Create(ReadOnlySpan<ParameterValue> list) => new(list.ToArray());

    /// <summary>Values by name, such as <c>Metadata</c>, or a checksum by the number of its part.</summary>
    /// <param name="map">The values by name.</param>
    /// <returns>The map as a value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="map"/> is null.</exception>
    public static ParameterValue FromMap(IEnumerable<KeyValuePair<string, ParameterValue>> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new(map.ToArray());
    }

    /// <summary>Texts by name, such as <c>Metadata</c>.</summary>
    /// <param name="map">The texts by name.</param>
    /// <returns>The map as a value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="map"/> is null.</exception>
    public static ParameterValue FromMap(IEnumerable<KeyValuePair<string, string>> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return FromMap(map.Select(static pair => KeyValuePair.Create(pair.Key, (ParameterValue)pair.Value)));
    }

    /// <summary>The values of a list; none of any other value.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<ParameterValue> GetEnumerator() =>
        ((IEnumerable<ParameterValue>)(content as ParameterValue[] ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ParameterValue other) =>
        (isNumber, number) == (other.isNumber, other.number)
        && (content, other.content) switch
        {
            (string text, string otherText) => string.Equals(text, otherText, StringComparison.Ordinal),
            (byte[] bytes, byte[] otherBytes) => bytes.AsSpan().SequenceEqual(otherBytes),
            (ParameterValue[] list, ParameterValue[] otherList) => list.AsSpan().SequenceEqual(otherList),
            (KeyValuePair<string, ParameterValue>[] map, KeyValuePair<string, ParameterValue>[] otherMap) =>
                map.AsSpan().SequenceEqual(otherMap),
            (null, null) => true,
            _ => false,
        };

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ParameterValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        content switch
        {
            string text => string.GetHashCode(text, StringComparison.Ordinal),
            byte[] bytes => bytes.Length,
            ParameterValue[] list => list.Length,
            KeyValuePair<string, ParameterValue>[] map => map.Length,
            _ => number.GetHashCode(),
        };

    /// <summary>Says what kind of value it is, and never which: it may be a secret.</summary>
    /// <returns>Such as <c>text</c>.</returns>
    public override string ToString() =>
        content switch
        {
            _ when isNumber => "number",
            string => "text",
            byte[] => "bytes",
            ParameterValue[] => "list",
            null => "",
            _ => "map",
        };

    /// <summary>Writes it under a name: several values repeat the name, and those of a map have names of their own.</summary>
    internal void WriteTo(ParameterList list, string name)
    {
        switch (content)
        {
            case ParameterValue[] { Length: 0 } or KeyValuePair<string, ParameterValue>[] { Length: 0 }:
                // Whether that is a map without entries or a value that is missing, the library knows.
                _ = list.Add($"{name}:", "");
                break;
            case ParameterValue[] values:
                foreach (ParameterValue value in values)
                {
                    value.WriteText(list, name);
                }
                break;
            case KeyValuePair<string, ParameterValue>[] map:
                WriteEntries(list, name, map);
                break;
            default:
                WriteText(list, name);
                break;
        }
    }

    private static void WriteEntries(ParameterList list, string name, KeyValuePair<string, ParameterValue>[] map)
    {
        foreach ((string entry, ParameterValue value) in map)
        {
            ArgumentNullException.ThrowIfNull(entry, name);
            if (entry.Length == 0 && value.content is "")
            {
                // It would be taken for a map without entries.
                _ = list.Add($"type:{name}", "a map; pass one whose entries have names");
                continue;
            }
            // An entry that is an empty list is a value of another kind: it would not be there at all.
            ParameterValue[] values = value.content is ParameterValue[] { Length: > 0 } several ? several : [value];
            foreach (ParameterValue each in values)
            {
                each.WriteText(list, $"{name}:{entry}");
            }
        }
    }

    /// <summary>Writes a text, bytes or a number.</summary>
    private void WriteText(ParameterList list, string name)
    {
        switch (content)
        {
            case null when isNumber:
                _ = list.Add(name, number);
                break;
            case string text:
                _ = list.Add(name, text);
                break;
            case byte[] bytes:
                // Whether the name takes bytes, the library knows.
                _ = list.Add($"bytes:{name}", Convert.ToBase64String(bytes));
                break;
            default:
                // No text says it. The library refuses it, and knows what there is to say of the name besides.
                string kind = content switch { null => "null", ParameterValue[] => "a list", _ => "a map" };
                _ = list.Add($"type:{name}", $"one with {kind} in it; pass texts, numbers or bytes, or one list or map of these");
                break;
        }
    }
}
