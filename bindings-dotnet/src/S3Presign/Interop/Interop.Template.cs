namespace S3Presign.Interop;

/// <summary>What makes, describes and frees a template, and what it signs.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "s3presign_template_new")]
    internal static partial int TemplateNew(
        nint signer, byte* parameters, nuint length, nuint count, nint* made, byte* message, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_template_clocked")]
    internal static partial int TemplateClocked(
        nint template, long unixTime, nint* made, byte* message, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_template_free")]
    internal static partial void TemplateFree(nint template);

    [LibraryImport(Library, EntryPoint = "s3presign_template_describe")]
    internal static partial long TemplateDescribe(nint template, byte* answer, nuint capacity);

    // Not with SuppressGCTransition, which gains nothing here: the signature of a Multi-Region
    // Access Point takes 30 microseconds, and the garbage collector would wait for it.
    [LibraryImport(Library, EntryPoint = "s3presign_template_url")]
    internal static partial long TemplateUrl(
        nint template, byte* key, nuint keyLength, long unixTime, byte* answer, nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_template_urls")]
    internal static partial long TemplateUrls(
        nint template,
        byte* keys,
        nuint keysLength,
        long* keyOffsets,
        nuint rows,
        long unixTime,
        long* urlOffsets,
        long* refusedRow,
        byte* answer,
        nuint capacity);

    [LibraryImport(Library, EntryPoint = "s3presign_template_presign")]
    internal static partial long TemplatePresign(
        nint template, byte* key, nuint keyLength, long unixTime, byte* answer, nuint capacity);
}
