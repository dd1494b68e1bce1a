package io.github.s3presign.ffi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Unpacks the native library from the jar: into a new folder that only this user can enter, so that
 * nobody else can put another file there, and only if it has the checksum that it was packed with.
 */
final class PackedLibrary implements AutoCloseable {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;
  private final Path file;

  private PackedLibrary(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /** Where the file is now. */
  Path file() {
    return file;
  }

  /**
   * Unpacks the resource of this name.
   *
   * @param parent the folder in which a new one is made
   * @throws FileNotFoundException if the jar has none
   * @throws IOException if it cannot be written, or is not what was packed
   */
  static PackedLibrary unpack(String resource, Path parent) throws IOException {
    byte[] content = read(resource);
    String packed = new String(read(resource + ".sha256"), StandardCharsets.US_ASCII).strip();
    String found = HexFormat.of().formatHex(sha256().digest(content));
    if (!found.equals(packed)) {
      throw new IOException(
          "it is damaged: its SHA-256 is " + found + ", and it was packed with " + packed);
    }
    return written(content, resource.substring(resource.lastIndexOf('/') + 1), parent);
  }

  /** A copy of a file, in such a folder. */
  static PackedLibrary copy(Path file, Path parent) throws IOException {
    return written(Files.readAllBytes(file), file.getFileName().toString(), parent);
  }

  private static PackedLibrary written(byte[] content, String name, Path parent)
      throws IOException {
    try {
      Path folder = Files.createTempDirectory(parent, "s3presign-", ownerOnly("rwx------"));
      PackedLibrary unpacked = new PackedLibrary(folder, folder.resolve(name));
      unpacked.write(content);
      return unpacked;
    } catch (IOException cannotBeWritten) {
      throw new IOException(
          "it cannot be unpacked in " + parent + ": " + cannotBeWritten, cannotBeWritten);
    }
  }

  /** Removes what was unpacked: at once, or at the program's end where loaded files are locked. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    } catch (IOException locked) {
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
    }
  }

  private void write(byte[] content) throws IOException {
    var fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, fresh, ownerOnly("rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException full) {
      close();
      throw full;
    }
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream stream = PackedLibrary.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new FileNotFoundException("the package has no such file");
      }
      return stream.readAllBytes();
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    if (!POSIX) {
      return new FileAttribute<?>[0]; // Inherited from the user's own folder.
    }
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }
}
