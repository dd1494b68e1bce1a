namespace S3Presign.Interop;

/// <summary>The functions of <c>s3presign.h</c>, a file a kind; here what is asked of the library itself.</summary>
/// <remarks>Every argument is blittable, so that a call copies nothing and allocates nothing.</remarks>
internal static unsafe partial class Native
{
    /// <summary>What the imports name, and <see cref="NativeLibraryFile"/> resolves to a file.</summary>
    internal const string Library = "s3presign";

    [LibraryImport(Library, EntryPoint = "s3presign_abi")]
    internal static partial uint Abi();

    [LibraryImport(Library, EntryPoint = "s3presign_version")]
    internal static partial byte* Version();

    [LibraryImport(Library, EntryPoint = "s3presign_status_name")]
    internal static partial byte* StatusName(int status);
}
