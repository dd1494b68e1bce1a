using System.Globalization;
using System.Text.Json.Nodes;
using S3Presign;

namespace Host;

/// <summary>Names and values in the order in which they are answered.</summary>
internal sealed class Pairs
{
    private readonly JsonArray pairs = [];

    public JsonArray ToJson() => pairs;

    /// <summary>Adds a pair; nothing for null.</summary>
    public Pairs Add(string name, object? value)
    {
        string? text = value is DateTimeOffset instant
            ? instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            : Convert.ToString(value, CultureInfo.InvariantCulture);
        if (value is not null)
        {
            pairs.Add(new JsonArray(name, text));
        }
        return this;
    }

    public Pairs AddAll(string prefix, IEnumerable<KeyValuePair<string, string>> entries)
    {
        foreach ((string name, string value) in entries)
        {
            _ = Add(prefix + name, value);
        }
        return this;
    }

    public Pairs AddEach(string name, IEnumerable<string> values) =>
        AddAll("", values.Select(value => KeyValuePair.Create(name, value)));

    public Pairs AddWarnings(string prefix, IEnumerable<PresignWarning> warnings) =>
        AddAll(prefix, warnings.Select(static warning => KeyValuePair.Create(warning.Code, warning.Message)));
}
