using System.Reflection;

namespace S3Presign.Interop;

/// <summary>
/// Finds the native library: the file that is named explicitly, or the one in the package, or else the one that the
/// system finds by its name. What is named explicitly and cannot be loaded is an error and never something else.
/// </summary>
internal static class NativeLibraryFile
{
    /// <summary>The ABI of the header that this was written for.</summary>
    internal const uint Abi = 1;

    internal const string Variable = "S3PRESIGN_LIBRARY";

    private static readonly object Loading = new();
    private static volatile bool loaded;
    private static bool resolves;
    private static nint library;

    /// <summary>
    /// Loads the library, once. Called by every method that needs it and has no handle yet, and not by a static
    /// constructor: that would hide the message in a <see cref="TypeInitializationException"/>, and keep it for ever.
    /// </summary>
    /// <exception cref="DllNotFoundException">It cannot be loaded; the message says what was tried.</exception>
    internal static void Load()
    {
        if (!loaded)
        {
            LoadOnce();
        }
    }

    /// <summary>Opens the file of an explicit path.</summary>
    internal static nint OpenExplicit(string path)
    {
        try
        {
            return Checked(path, OpenFile(path));
        }
        catch (DllNotFoundException cannotBeLoaded)
        {
            throw new DllNotFoundException(
                $"s3presign cannot load the native library that {Variable} names\n{Tried(path, cannotBeLoaded)}\n{Advice}",
                cannotBeLoaded);
        }
    }

    /// <summary>
    /// Opens the first of these files that can be opened; if there is none, what the runtime finds by its own rules
    /// (those of plug-ins, for one); or else the system's library.
    /// </summary>
    internal static nint OpenPackagedOrSystem(IReadOnlyList<string> files, string systemName)
    {
        List<string> tried = [];
        foreach (string file in files.Where(File.Exists))
        {
            try
            {
                return Checked(file, OpenFile(file));
            }
            catch (DllNotFoundException cannotBeLoaded)
            {
                tried.Add(Tried(file, cannotBeLoaded));
            }
        }
        if (tried.Count == 0 && NativeLibrary.TryLoad(Platform.FileName, typeof(NativeLibraryFile).Assembly, null, out nint probed))
        {
            return Checked(Platform.FileName, probed);
        }
        if (NativeLibrary.TryLoad(systemName, out nint found))
        {
            return Checked(systemName, found);
        }
        if (tried.Count == 0)
        {
            tried.AddRange(files.Select(file => $"  {file}: there is no such file"));
        }
        tried.Add($"  {systemName}: the system's loader does not find it");
        throw new DllNotFoundException(
            $"s3presign cannot load its native library for {Platform.Current}; tried\n{string.Join('\n', tried)}\n"
            + $"This package has it for {Platform.Packaged}. {Advice}");
    }

    private static string Advice => $"Name the library's file, with its full path, in the environment variable {Variable}.";

    private static void LoadOnce()
    {
        lock (Loading)
        {
            if (loaded)
            {
                return;
            }
            if (library == 0)
            {
                string? named = Environment.GetEnvironmentVariable(Variable);
                library = string.IsNullOrEmpty(named)
                    ? OpenPackagedOrSystem(Platform.Files, Platform.SystemName)
                    : OpenExplicit(named);
            }
            if (!resolves)
            {
                try
                {
                    NativeLibrary.SetDllImportResolver(typeof(NativeLibraryFile).Assembly, Resolve);
                }
                catch (InvalidOperationException)
                {
                    // The application has set a resolver for this assembly, and means it.
                }
                resolves = true;
            }
            loaded = true;
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Native.Library ? library : 0;

    private static nint OpenFile(string path)
    {
        if (!Path.IsPathFullyQualified(path))
        {
            throw new DllNotFoundException("is not a full path");
        }
        if (LibraryHeader.Problem(path) is { } problem)
        {
            throw new DllNotFoundException(problem);
        }
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception refused) when (refused is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException(Reasons(refused.Message), refused);
        }
    }

    /// <summary>The system's reasons: the first line only says that it failed.</summary>
    private static string Reasons(string message)
    {
        string[] lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length < 2 ? message : string.Join("; ", lines.Skip(1).Distinct());
    }

    private static unsafe nint Checked(string file, nint found)
    {
        if (!NativeLibrary.TryGetExport(found, "s3presign_abi", out nint function))
        {
            NativeLibrary.Free(found);
            throw new DllNotFoundException($"{file} is another library, not s3presign's");
        }
        uint abi = ((delegate* unmanaged<uint>)function)();
        if (abi != Abi)
        {
            NativeLibrary.Free(found);
            throw new DllNotFoundException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file} has version {abi} of s3presign's ABI, and this package needs version {Abi}; use the library and the package of one release"));
        }
        return found;
    }

    private static string Tried(string file, DllNotFoundException reason) => $"  {file}: {reason.Message}";
}
