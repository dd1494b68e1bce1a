using System.Diagnostics.CodeAnalysis;
using S3Presign.Interop;

namespace S3Presign;

/// <summary>
/// What is asked for, and what no request shows of where it goes. What is left out is a <c>*</c> in its place of an ARN.
/// </summary>
/// <seealso cref="Permissions.Of"/>
[SuppressMessage(
    "Design", "CA1044:Properties should not be write only", Justification = "Loggers that take objects apart read every getter.")]
public sealed class PermissionOptions
{
    private readonly PresignedRequest? request;

    /// <summary>Any of S3's; <c>PostObject</c> for a form, <c>Multipart</c> for all steps of an upload in parts.</summary>
    public string? Operation { get; init; }

    /// <summary>What was presigned, in place of an operation; the bucket, where its host does not tell it.</summary>
    public PresignedRequest? Request { init => request = value; }

    /// <summary>The bucket's. What was presigned says its own.</summary>
    public string? Region { get; init; }

    /// <summary>Its name, or an access point's ARN or alias.</summary>
    public string? Bucket { get; init; }

    /// <summary>The object's, raw and never encoded. Without it the permissions are a template's, of any key.</summary>
    public string? Key { get; init; }

    /// <summary>The parameters of the operation, the fields of a form, or the options of a scope.</summary>
    public ParameterCollection Parameters { get; init; } = [];

    /// <summary>Headers beyond S3's model.</summary>
    public ParameterCollection Headers { get; init; } = [];

    /// <summary>Query pairs beyond S3's model, not encoded.</summary>
    public ParameterCollection Query { get; init; } = [];

    /// <summary>The account of the bucket, of KMS keys and of roles: 12 digits.</summary>
    public string? Account { get; init; }

    /// <summary>Such as <c>aws-cn</c>. Default: that of the region.</summary>
    public string? Partition { get; init; }

    /// <summary>The id or ARN of the customer managed KMS key, where the request names none.</summary>
    public string? KmsKey { get; init; }

    /// <summary>The same of what is copied.</summary>
    public string? SourceKmsKey { get; init; }

    /// <summary>The ARN of the access point, where the bucket is the alias of one.</summary>
    public string? AccessPoint { get; init; }

    /// <summary>The name of the access point that supports one of S3 Object Lambda.</summary>
    public string? SupportingAccessPoint { get; init; }

    /// <summary>The name of the bucket behind an access point of an Outpost.</summary>
    public string? OutpostBucket { get; init; }

    /// <summary>The ARN of the role that the body passes to S3.</summary>
    public string? Role { get; init; }

    /// <summary>The ARN of the Lambda function that transforms an object.</summary>
    public string? Function { get; init; }

    /// <summary>The name of the table bucket that the body configures.</summary>
    public string? TableBucket { get; init; }

    /// <summary>Which of <see cref="Permissions.Conditions"/> hold.</summary>
    public IReadOnlyList<string> Assume { get; init; } = [];

    internal ParameterList WriteTo(ParameterList list)
    {
        _ = request?.WriteTo(list);
        return list.Add("operation", Operation)
            .Add("region", Region)
            .Add("bucket", Bucket)
            .Add("key", Key)
            .Add("account", Account)
            .Add("partition", Partition)
            .Add("kms-key", KmsKey)
            .Add("source-kms-key", SourceKmsKey)
            .Add("access-point", AccessPoint)
            .Add("supporting-access-point", SupportingAccessPoint)
            .Add("outpost-bucket", OutpostBucket)
            .Add("role", Role)
            .Add("function", Function)
            .Add("table-bucket", TableBucket)
            .AddEach("assume", Assume)
            .Add(Parameters)
            .Add(Headers, "header:")
            .Add(Query, "query:");
    }
}
