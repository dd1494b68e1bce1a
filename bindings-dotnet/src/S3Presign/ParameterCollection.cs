using System.Collections;

namespace S3Presign;

/// <summary>Names and values in the order in which they were set. Setting a name again replaces its value.</summary>
/// <remarks>
/// Names are S3's own in any spelling of case: <c>ContentType</c>, <c>contentType</c> and <c>content_type</c> are one
/// parameter, and passing it in two spellings is refused by the signer.
/// </remarks>
public sealed class ParameterCollection : IEnumerable<KeyValuePair<string, ParameterValue>>
{
    private readonly List<KeyValuePair<string, ParameterValue>> pairs = [];

    /// <summary>How many names are set.</summary>
    public int Count => pairs.Count;

    /// <summary>The value of a name. What is not given (null) takes the name back.</summary>
    /// <param name="name">The name, exactly so.</param>
    /// <returns>The value; the default value if the name is not set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ParameterValue this[string name]
    {
        get
        {
            int index = IndexOf(name);
            return index < 0 ? default : pairs[index].Value;
        }

        set
        {
            int index = IndexOf(name);
            if (!value.IsGiven)
            {
                if (index >= 0)
                {
                    pairs.RemoveAt(index);
                }
            }
            else if (index < 0)
            {
                pairs.Add(new(name, value));
            }
            else
            {
                pairs[index] = new(name, value);
            }
        }
    }

    /// <summary>Sets a name to a value, as the indexer does.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; what is not given (null) takes the name back.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public void Add(string name, ParameterValue value) => this[name] = value;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, ParameterValue>> GetEnumerator() => pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether a name is set, in any of its spellings.</summary>
    internal bool Has(string name) =>
        pairs.Exists(pair => string.Equals(Plain(pair.Key), name, StringComparison.OrdinalIgnoreCase));

    private static string Plain(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return pairs.FindIndex(pair => string.Equals(pair.Key, name, StringComparison.Ordinal));
    }
}
