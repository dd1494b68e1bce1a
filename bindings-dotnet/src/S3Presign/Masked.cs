using S3Presign.Interop;

namespace S3Presign;

/// <summary>What <c>ToString</c> shows of values that hold secrets; which those are, the library knows.</summary>
internal static class Masked
{
    /// <summary>The text of a value.</summary>
    /// <param name="type">Its name.</param>
    /// <param name="value">All its texts.</param>
    /// <param name="shown">Writes them, once they are masked.</param>
    internal static string Show(string type, Func<ParameterList, ParameterList> value, Answering.Reader<string> shown)
    {
        try
        {
            using ParameterList list = new();
            return $"{type} {{ {Calls.RedactList(value(list), shown)} }}";
        }
        catch (Exception unreadable) when (unreadable is S3PresignException or ArgumentException)
        {
            // Somebody made the value of a NUL or a lone surrogate. Logging is no place to throw.
            return $"{type} {{ unreadable }}";
        }
    }

    internal static string Text(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
