using System.Diagnostics;
using System.Runtime.InteropServices;
using S3Presign.Interop;
using Xunit;

namespace S3Presign.Tests;

/// <summary>Libraries that are missing, foreign, damaged or of another ABI get an error that says so.</summary>
public sealed class LibraryTests : IDisposable
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "libs3presign.so");
    private readonly string folder = Directory.CreateTempSubdirectory("s3presign").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_library_beside_the_assembly_is_found() => Assert.Matches(@"^\d+\.\d+\.\d+", Signer.NativeVersion);

    [Fact]
    public void An_explicit_path_is_taken_and_no_other()
    {
        Assert.NotEqual(0, NativeLibraryFile.OpenExplicit(Library));
        Refused("there is no such file", Path.Combine(folder, "libs3presign.so"));
        Refused("is a folder", folder);
        Refused("is not a full path", "libs3presign.so");
    }

    [Fact]
    public void Text_and_nothing_are_no_library()
    {
        Refused("no ELF header", Written("text", "hello"u8.ToArray()));
        Refused("no ELF header", Written("empty", []));
    }

    [Fact]
    public void A_library_for_another_processor_is_told()
    {
        byte[] other = File.ReadAllBytes(Library);
        other[18] = (byte)(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 62 : 183);
        Refused("another processor", Written("machine", other));
        other[4] = 1;
        Refused("another kind of processor", Written("bits", other));
    }

    [Fact]
    public void A_damaged_library_is_told_before_it_is_loaded()
    {
        byte[] whole = File.ReadAllBytes(Library);
        foreach (int length in new[] { 64, 100, 4096, whole.Length / 2, whole.Length - 1 })
        {
            Refused("damaged", Written($"cut{length}", whole[..length]));
        }
        byte[] far = (byte[])whole.Clone();
        far[39] = 0x7F;
        Refused("damaged", Written("far", far));
        byte[] none = (byte[])whole.Clone();
        none[56] = none[57] = 0;
        Refused("damaged", Written("none", none));
    }

    [Fact]
    public void A_foreign_library_and_another_ABI_are_told()
    {
        Refused("is another library", Compiled("foreign", "int answer(void) { return 42; }"));
        Refused("has version 2 of s3presign's ABI, and this package needs version 1", Compiled("abi", "unsigned s3presign_abi(void) { return 2; }"));
    }

    [Fact]
    public void All_that_was_tried_is_told_with_the_platform()
    {
        string message = Assert.Throws<DllNotFoundException>(
            () => NativeLibraryFile.OpenPackagedOrSystem([Written("libs3presign.so", [])], "libs3presign-nowhere.so.1")).Message;
        Assert.Contains(Platform.Current, message, StringComparison.Ordinal);
        Assert.Contains("no ELF header", message, StringComparison.Ordinal);
        Assert.Contains("libs3presign-nowhere.so.1: the system's loader does not find it", message, StringComparison.Ordinal);
        Assert.Contains("This package has it for linux-x64", message, StringComparison.Ordinal);
        Assert.Contains("S3PRESIGN_LIBRARY", message, StringComparison.Ordinal);
    }

    private static void Refused(string reason, string path)
    {
        DllNotFoundException refused = Assert.Throws<DllNotFoundException>(() => NativeLibraryFile.OpenExplicit(path));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("S3PRESIGN_LIBRARY", refused.Message, StringComparison.Ordinal);
    }

    private string Written(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Compiled(string name, string source)
    {
        string code = Path.Combine(folder, $"{name}.c");
        string library = Path.Combine(folder, $"{name}.so");
        File.WriteAllText(code, source);
        using Process compiler = Process.Start("cc", ["-shared", "-fPIC", "-o", library, code]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        return library;
    }
}
