using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace S3Presign.Interop;

/// <summary>
/// What the first bytes of a library say, held against its file before the system's loader maps it: that trusts a
/// file, and a damaged one can end the process before any exception is thrown.
/// </summary>
internal static class LibraryHeader
{
    // ELF-64, as System V's ABI describes it; AMD64 and AARCH64 from its list of machines.
    private const int HeaderSize = 64;
    private const int ProgramHeaderSize = 56;
    private const int SectionHeaderSize = 64;
    private const ushort SharedObject = 3;
    private const ushort Amd64 = 62;
    private const ushort Aarch64 = 183;

    /// <summary>Why a file cannot be loaded; null if nothing speaks against it.</summary>
    internal static string? Problem(string path)
    {
        if (Directory.Exists(path))
        {
            return "is a folder";
        }
        try
        {
            // Not a FileStream: making the first one costs a process more than the rest of the loading.
            using SafeFileHandle file = File.OpenHandle(path, share: FileShare.Read | FileShare.Delete);
            return OperatingSystem.IsLinux() ? ElfProblem(file) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return unreadable is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file"
                : unreadable.Message;
        }
    }

    /// <summary>Why a file is not a whole shared object for this machine; null if nothing speaks against it.</summary>
    internal static string? ElfProblem(SafeFileHandle file)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (RandomAccess.Read(file, header, 0) < HeaderSize
            || !header.StartsWith("\u007FELF"u8))
        {
            return "is not a shared library (no ELF header)";
        }
        (byte bits, byte order) = (header[4], header[5]);
        if (bits != 2 || order != 1)
        {
            return "is a library for another kind of processor (not 64 bits, little-endian)";
        }
        ushort machine = BinaryPrimitives.ReadUInt16LittleEndian(header[18..]);
        ushort expected = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? Aarch64 : Amd64;
        if (machine != expected)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"is a library for another processor (ELF machine {machine}; this process runs on {expected})");
        }
        if (BinaryPrimitives.ReadUInt16LittleEndian(header[16..]) != SharedObject)
        {
            return "is not a shared library (another type of ELF file)";
        }
        return IsWhole(file, header) ? null : "is damaged: it is shorter than its headers say";
    }

    private static bool IsWhole(SafeFileHandle file, ReadOnlySpan<byte> header)
    {
        ulong length = (ulong)RandomAccess.GetLength(file);
        ulong programs = BinaryPrimitives.ReadUInt64LittleEndian(header[32..]);
        ulong sections = BinaryPrimitives.ReadUInt64LittleEndian(header[40..]);
        ulong programCount = BinaryPrimitives.ReadUInt16LittleEndian(header[56..]);
        ulong sectionCount = BinaryPrimitives.ReadUInt16LittleEndian(header[60..]);
        if (!Fits(programs, programCount * ProgramHeaderSize, length)
            || !Fits(sections, sectionCount * SectionHeaderSize, length)
            || programCount == 0)
        {
            return false;
        }
        Span<byte> program = stackalloc byte[ProgramHeaderSize];
        for (ulong each = 0; each < programCount; each++)
        {
            if (RandomAccess.Read(file, program, (long)(programs + (each * ProgramHeaderSize))) < ProgramHeaderSize)
            {
                return false;
            }
            ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(program[8..]);
            ulong size = BinaryPrimitives.ReadUInt64LittleEndian(program[32..]);
            if (!Fits(offset, size, length))
            {
                return false;
            }
        }
        return true;
    }

    private static bool Fits(ulong offset, ulong size, ulong length) => offset <= length && size <= length - offset;
}
