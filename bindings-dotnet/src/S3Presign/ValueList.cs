using System.Collections;

namespace S3Presign;

/// <summary>An immutable list that is equal to another with the same items, so that the records that hold it are equal.</summary>
internal sealed class ValueList<T>(T[] items) : IReadOnlyList<T>
{
    internal static readonly ValueList<T> Empty = new([]);

    private readonly T[] items = items;

    public int Count => items.Length;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    public override bool Equals(object? obj) =>
        obj is ValueList<T> other && items.AsSpan().SequenceEqual(other.items, EqualityComparer<T>.Default);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in items)
        {
            hash.Add(item);
        }
        return hash.ToHashCode();
    }

    public override string ToString() => "[" + string.Join(", ", items) + "]";

    internal static ValueList<T> Copy(IReadOnlyList<T> list, string name)
    {
        ArgumentNullException.ThrowIfNull(list, name);
        return list as ValueList<T> ?? new([.. list]);
    }
}
