namespace S3Presign.Interop;

/// <summary>What makes, describes and frees a signer, and what it signs.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "s3presign_signer_new")]
    internal static partial int SignerNew(
        byte* parameters, nuint length, nuint count, nint* made, byte* message, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_options_from_env")]
    internal static partial long OptionsFromEnv(
        byte* variables, nuint variablesLength, nuint variableCount, byte* parameters, nuint length, nuint count,
        byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_signer_scoped")]
    internal static partial int SignerScoped(
        nint signer, byte* parameters, nuint length, nuint count, nint* made, byte* message, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_signer_free")]
    internal static partial void SignerFree(nint signer);

    [LibraryImport(Library, EntryPoint = "s3presign_signer_describe")]
    internal static partial long SignerDescribe(nint signer, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_presign")]
    internal static partial long Presign(
        nint signer, byte* parameters, nuint length, nuint count, byte* key, nuint keyLength, long unixTime,
        byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_presign_post")]
    internal static partial long PresignPost(
        nint signer, byte* parameters, nuint length, nuint count, long unixTime, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_presign_multipart")]
    internal static partial long PresignMultipart(
        nint signer, byte* parameters, nuint length, nuint count, byte* key, nuint keyLength, long unixTime,
        byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_object_url")]
    internal static partial long ObjectUrl(
        nint signer, byte* bucket, nuint bucketLength, byte* key, nuint keyLength, byte* answer, nuint capacity);
}
