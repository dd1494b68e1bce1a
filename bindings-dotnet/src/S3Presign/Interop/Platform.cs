using System.Diagnostics.CodeAnalysis;

namespace S3Presign.Interop;

/// <summary>The platforms: how .NET names them, and where the file of this one may lie.</summary>
internal static class Platform
{
    /// <summary>Those whose library was built and run, and so is in the package.</summary>
    internal const string Packaged = "linux-x64";

    /// <summary>This platform as packages name it, such as <c>linux-musl-arm64</c>.</summary>
    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Packages name them so.")]
    internal static string Current => $"{Kernel}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>The file of the library, as packages name it.</summary>
    internal static string FileName =>
        OperatingSystem.IsWindows() ? "s3presign.dll" : OperatingSystem.IsMacOS() ? "libs3presign.dylib" : "libs3presign.so";

    /// <summary>The library as the system's loader finds it.</summary>
    internal static string SystemName =>
        OperatingSystem.IsWindows() ? "s3presign.dll"
        : OperatingSystem.IsMacOS() ? $"libs3presign.{NativeLibraryFile.Abi}.dylib"
        : $"libs3presign.so.{NativeLibraryFile.Abi}";

    /// <summary>
    /// Where the file of the package may lie: the folders that the runtime itself searches, which it reads from the
    /// application's deps.json, then beside the assembly and beside the program.
    /// </summary>
    internal static IReadOnlyList<string> Files
    {
        get
        {
            string searched = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
            IEnumerable<string> folders = searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            string[] own = [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", Current, "native")];
            return [.. folders.Concat(own).Select(folder => Path.Combine(folder, FileName)).Distinct()];
        }
    }

    private static string Kernel =>
        OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : IsMusl ? "linux-musl"
        : "linux";

    private static bool IsMusl => RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
}
