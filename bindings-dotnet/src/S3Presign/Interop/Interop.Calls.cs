namespace S3Presign.Interop;

/// <summary>What needs no signer: a list goes in, and a list or a text comes out.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "s3presign_details")]
    internal static partial long Details(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_multipart_plan")]
    internal static partial long MultipartPlan(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_upload_id")]
    internal static partial long UploadId(byte* response, nuint length, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_completed_parts")]
    internal static partial long CompletedParts(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_read_request")]
    internal static partial long ReadRequest(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_read_form")]
    internal static partial long ReadForm(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_verify_request")]
    internal static partial long VerifyRequest(
        byte* parameters, nuint length, nuint count, byte* rules, nuint rulesLength, nuint rulesCount, long unixTime,
        byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_verify_form")]
    internal static partial long VerifyForm(
        byte* parameters, nuint length, nuint count, byte* rules, nuint rulesLength, nuint rulesCount, long unixTime,
        byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_refusal")]
    internal static partial long Refusal(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_explain")]
    internal static partial long Explain(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_diagnose")]
    internal static partial long Diagnose(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_permissions")]
    internal static partial long Permissions(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_policy")]
    internal static partial long Policy(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_guard_policy")]
    internal static partial long GuardPolicy(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_cors_rule")]
    internal static partial long CorsRule(
        byte* parameters, nuint length, nuint count, byte* origin, nuint originLength, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_redact")]
    internal static partial long Redact(byte* url, nuint length, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_redact_list")]
    internal static partial long RedactList(
        byte* parameters, nuint length, nuint count, byte* answer, nuint capacity);
}
