namespace S3Presign;

/// <summary>Everything of a request but its key and signing time.</summary>
/// <seealso cref="Signer.CreateTemplate"/>
public sealed class TemplateOptions : OperationOptions;
