using System.Text.Json;
using System.Text.Json.Nodes;
using S3Presign;

namespace Host;

/// <summary>A conformance case, read. Names go on as the case has them, since messages quote them.</summary>
internal sealed class Question(JsonElement json)
{
    public string Id => json.GetProperty("id").GetString()!;

    public string Name => json.GetProperty("do").GetString()!;

    public bool IsCall => json.TryGetProperty("params", out _);

    public string Form => json.GetProperty("form").GetString()!;

    public string Url => json.GetProperty("url").GetString()!;

    public string Operation => Text(Request, "operation")!;

    public string Bucket => Text(Request, "bucket")!;

    /// <summary>The key of a request, or of a call.</summary>
    public string? Key => Text(IsCall ? json : Request, "key");

    public DateTimeOffset SigningTime =>
        DateTimeOffset.FromUnixTimeSeconds(json.GetProperty("signing_time").GetInt64());

    /// <summary>Everything of a request but its operation and key: options and parameters.</summary>
    public ParameterCollection Parameters
    {
        get
        {
            ParameterCollection all = [];
            foreach (JsonProperty option in Request.EnumerateObject())
            {
                switch (option.Name)
                {
                    case "operation" or "key":
                        break;
                    case "parameters" when option.Value.ValueKind == JsonValueKind.Object:
                        AddAll(all, option.Value);
                        break;
                    // Headers and query pairs beyond the model have names of their own.
                    case "headers":
                        all.Add("header", Value(option.Value));
                        break;
                    default:
                        all.Add(option.Name, Value(option.Value));
                        break;
                }
            }
            return all;
        }
    }

    private JsonElement Request => json.GetProperty("request");

    /// <summary>The signer, confined if the question has a scope.</summary>
    public Signer Signer()
    {
        SignerOptions options = new();
        SetOptions(options);
        Signer signer = new(options);
        if (!json.TryGetProperty("scope", out JsonElement scope) || scope.GetArrayLength() == 0)
        {
            return signer;
        }
        using (signer)
        {
            return signer.CreateScoped(new() { AdditionalOptions = Options("scope") });
        }
    }

    public void SetOptions(SignerOptions options) => AddAll(options.AdditionalOptions, json.GetProperty("signer"));

    /// <summary>A list of a call, pair by pair.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs(string list) =>
        json.GetProperty(list).EnumerateArray().Select(static pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!));

    /// <summary>The last value of a name in the parameters of a call; null if there is none.</summary>
    public string? One(string name) => Pairs("params").LastOrDefault(pair => pair.Key == name).Value;

    /// <summary>A question for each result of a list, whose name is what the result is.</summary>
    public IEnumerable<Question> Results()
    {
        List<JsonObject> results = [];
        foreach ((string name, string value) in Pairs("params"))
        {
            if (name == "result")
            {
                JsonObject own = JsonObject.Create(json)!;
                own["do"] = value;
                own["params"] = new JsonArray();
                own["key"] = "k";
                results.Add(own);
            }
            else
            {
                results[^1]["params"]!.AsArray().Add(new JsonArray(name, value));
            }
        }
        return results.Select(static own => new Question(JsonDocument.Parse(own.ToJsonString()).RootElement));
    }

    /// <summary>The parameters of a call whose names begin so, by the rest of the name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Unprefixed(string prefix) =>
        Pairs("params")
            .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(pair => KeyValuePair.Create(pair.Key[prefix.Length..], pair.Value));

    /// <summary>A list as options: a repeated name as a list.</summary>
    public ParameterCollection Options(string list, params string[] without) => Options(Pairs(list), without);

    /// <summary>The same of any pairs.</summary>
    public static ParameterCollection Options(IEnumerable<KeyValuePair<string, string>> pairs, params string[] without)
    {
        ParameterCollection options = [];
        foreach (IGrouping<string, string> group in pairs.GroupBy(static pair => pair.Key, static pair => pair.Value))
        {
            string[] values = [.. group];
            if (!without.Contains(group.Key))
            {
                options.Add(group.Key, values.Length == 1 ? (ParameterValue)values[0] : values);
            }
        }
        return options;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static void AddAll(ParameterCollection all, JsonElement json)
    {
        foreach (JsonProperty each in json.EnumerateObject())
        {
            all.Add(each.Name, Value(each.Value));
        }
    }

    private static ParameterValue Value(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
            JsonValueKind.Number => json.TryGetInt64(out long number) ? number : json.GetRawText(),
            // What JSON cannot write.
            JsonValueKind.Object when json.TryGetProperty("$bytes", out JsonElement bytes) => bytes.GetBytesFromBase64(),
            JsonValueKind.Object when json.TryGetProperty("$not-unicode", out JsonElement text) => text.GetString() + "\uD800",
            JsonValueKind.Object when json.TryGetProperty("$null", out _) => default,
            JsonValueKind.Object => ParameterValue.FromMap(
                json.EnumerateObject().Select(static each => KeyValuePair.Create(each.Name, Value(each.Value)))),
            JsonValueKind.Array => ParameterValue.Create([.. json.EnumerateArray().Select(Value)]),
            _ => default,
        };
}
