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
    /// Moves headers into the query, for senders that cannot set headers: <c>true</c> for all, or the names of those
    /// that move, such as <c>x-amz-acl</c> or <c>ACL</c>. Default: false. Headers that S3 does not honour there are
    /// refused.
    /// </summary>
    public ParameterValue HeadersInQuery { get; init; }

    /// <summary>
    /// The HTTP method, where it is not the operation's own: <c>HEAD</c> for what <c>GetObject</c> answers without the
    /// content.
    /// </summary>
    public string? Method { get; init; }

    /// <summary>The file name under which a browser saves the object, in any script.</summary>
    public string? DownloadAs { get; init; }

    /// <summary>
    /// An upload that S3 refuses where an object of this key exists. JuiceFS, rclone and older MinIO ignore it.
    /// Default: false.
    /// </summary>
    public bool? CreateOnly { get; init; }

    /// <summary>
    /// What the URL ends with behind <c>#</c>, such as <c>.parquet</c>, for tools that tell a format by it: 1 to 255
    /// bytes of UTF-8. It is never sent.
    /// </summary>
    public string? UrlHint { get; init; }

    internal override ParameterList WriteTo(ParameterList list) =>
        base.WriteTo(list)
            .AddValue("headers-in-query", HeadersInQuery)
            .Add("method", Method)
            .Add("download-as", DownloadAs)
            .Add("create-only", CreateOnly)
            .Add("url-hint", UrlHint)
            .Add(Parameters)
            .Add(Headers, "header:")
            .Add(Query, "query:");
}
