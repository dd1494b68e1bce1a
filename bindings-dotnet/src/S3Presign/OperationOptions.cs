using S3Presign.Interop;

namespace S3Presign;

/// <summary>An operation's parameters and how they are sent: what requests and templates have in common.</summary>
public abstract class OperationOptions : LifetimeOptions
{
    private protected OperationOptions()
    {
    }

    /// <summary>
    /// The parameters of the operation, by S3's own names in any spelling of case. Every parameter that you pass is
    /// signed, and the sender must send it.
    /// </summary>
    public ParameterCollection Parameters { get; init; } = [];

    /// <summary>Headers beyond S3's model: signed, so they must be sent.</summary>
    public ParameterCollection Headers { get; init; } = [];

    /// <summary>Query pairs beyond S3's model, not encoded.</summary>
    public ParameterCollection Query { get; init; } = [];

    /// <summary>
    /// Moves headers into the query, for senders that cannot set headers. Default: false. Headers that S3 does not
    /// honour there are refused.
    /// </summary>
    public bool? HeadersInQuery { get; init; }

    /// <summary>The file name under which a browser saves the object, in any script.</summary>
    public string? DownloadAs { get; init; }

    /// <summary>An upload that creates an object and never replaces one. Default: false.</summary>
    public bool? CreateOnly { get; init; }

    internal override ParameterList WriteTo(ParameterList list) =>
        base.WriteTo(list)
            .Add("headers-in-query", HeadersInQuery)
            .Add("download-as", DownloadAs)
            .Add("create-only", CreateOnly)
            .Add(Parameters)
            .Add(Headers, "header:")
            .Add(Query, "query:");
}
