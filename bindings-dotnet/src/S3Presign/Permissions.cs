using System.Diagnostics.CodeAnalysis;
using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// Which actions of IAM whoever signs needs, so that S3 does as a URL says, and on which resources.
/// </summary>
[SuppressMessage(
    "Naming", "CA1724:Type names should not match namespaces", Justification = "That namespace is one of the .NET Framework.")]
public sealed record Permissions
{
    /// <summary>What is needed or likely to be: the operation's own actions first.</summary>
    [JsonPropertyName("actions")]
    public required IReadOnlyList<Permission> Actions
    {
        get;
        init => field = ValueList<Permission>.Copy(value, nameof(Actions));
    }

    /// <summary>
    /// What the request does not show and what would need more, in words, by names for
    /// <see cref="PermissionOptions.Assume"/>.
    /// </summary>
    [JsonPropertyName("conditions")]
    public required IReadOnlyDictionary<string, string> Conditions
    {
        get;
        init => field = OrderedTexts.Copy(value, nameof(Conditions));
    }

    /// <summary>What is refused by nothing, but changes the response.</summary>
    [JsonPropertyName("optional")]
    public required IReadOnlyList<OptionalAction> Optional
    {
        get;
        init => field = ValueList<OptionalAction>.Copy(value, nameof(Optional));
    }

    /// <summary>What nobody documents, and so is never granted, by what raises the question.</summary>
    [JsonPropertyName("doubts")]
    public required IReadOnlyDictionary<string, string> Doubts
    {
        get;
        init => field = OrderedTexts.Copy(value, nameof(Doubts));
    }

    /// <summary>Each <c>*</c> in a resource that stands for something that was not said.</summary>
    [JsonPropertyName("openPlaces")]
    public required IReadOnlyList<OpenPlace> OpenPlaces
    {
        get;
        init => field = ValueList<OpenPlace>.Copy(value, nameof(OpenPlaces));
    }

    /// <summary>
    /// Says what whoever signs must be allowed to do: without a signer and without a network.
    /// </summary>
    /// <param name="options">The operation or the request, the region, and what is known besides.</param>
    /// <returns>The actions, each with its resource.</returns>
    /// <exception cref="S3PresignException">
    /// <c>UnknownOperation</c>, <c>MissingBucket</c>, <c>MissingRegion</c>, <c>InvalidOption</c>, <c>InvalidArn</c>,
    /// <c>MissingOption</c> for an alias without its access point, and what is wrong with a parameter.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A text has a lone surrogate.</exception>
    /// <example><code>
    /// Permissions needed = Permissions.Of(new PermissionOptions
    /// {
    ///     Operation = "GetObject",
    ///     Region = "eu-west-1",
    ///     Bucket = "photos",
    ///     Key = "1.jpg",
    /// });
    /// </code></example>
    public static Permissions Of(PermissionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using ParameterList list = new();
        return Calls.Permissions(options.WriteTo(list), Read);
    }

    /// <summary>Writes what a policy is to grant.</summary>
    internal ParameterList WriteTo(ParameterList list)
    {
        foreach (Permission permission in Actions)
        {
            _ = list.Add("action", permission.Action)
                .Add("resource", permission.Resource)
                .Add("certainty", permission.Certainty)
                .Add("only-where", permission.OnlyWhere);
        }
        foreach (OpenPlace place in OpenPlaces)
        {
            _ = list.Add("open:" + place.Option, place.Resource);
        }
        return list;
    }

    private static Permissions Read(Answer answer)
    {
        List<Permission> actions = [];
        foreach (Answer granted in answer.Split("action"u8))
        {
            // Behind the last of them stands what is optional, whose resource comes second.
            if (granted.Optional("action"u8) is { } action)
            {
                actions.Add(new()
                {
                    Action = action,
                    Resource = granted.Text("resource"u8),
                    Because = granted.Text("because"u8),
                    Certainty = granted.Text("certainty"u8),
                    Source = granted.Text("source"u8),
                    OnlyWhere = granted.Optional("only-where"u8),
                });
            }
        }
        List<OptionalAction> optional = [];
        foreach (Answer other in answer.Split("optional"u8))
        {
            if (other.Optional("optional"u8) is { } action)
            {
                optional.Add(new()
                {
                    Action = action,
                    Resource = other.Text("resource"u8),
                    Effect = other.Text("effect"u8),
                });
            }
        }
        return new()
        {
            Actions = actions,
            Conditions = answer.Map("condition:"u8),
            Optional = optional,
            Doubts = answer.Map("unknown:"u8),
            OpenPlaces = answer.Prefixed("open:"u8, OpenPlace.Create),
        };
    }
}
