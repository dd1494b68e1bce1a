package io.github.s3presign.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import program.DownloadFromEnvironment;
import program.MappedLibrary;
import program.Program;
import program.TwoApplications;

/** Where the native library comes from, and what is said if it does not come. */
class LibraryTest {
  private static final String PACKED = "/native/" + Platform.current() + "/";
  private static final String FILE = System.mapLibraryName("s3presign");

  private static final String ARCHITECTURE =
      Platform.name("", System.getProperty("os.arch"), false);

  private static final boolean BY_JNI = Native.LIBRARY.getClass() == Jni.class;

  /** What the system is asked for: by JNI in Java's own words. */
  private static final String SYSTEM = BY_JNI ? FILE : FILE + ".1";

  @TempDir Path folder;
  private Path library;

  @BeforeEach
  void copyLibrary() throws IOException {
    library = folder.resolve("copy-of-" + FILE);
    try (var packed = getClass().getResourceAsStream(PACKED + FILE)) {
      Files.copy(packed, library);
    }
  }

  @Test
  void nothingStaysInTheFolderAndNobodyElseCanEnterIt() throws Exception {
    Path parent = Files.createDirectory(folder.resolve("tmp"));
    try (PackedLibrary unpacked = PackedLibrary.unpack(PACKED + FILE, parent)) {
      Path made = unpacked.file().getParent();
      assertEquals(parent, made.getParent());
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked.file())));
      assertEquals(-1, Files.mismatch(library, unpacked.file()));
    }
    assertEmpty(parent);
  }

  private static void assertEmpty(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aDamagedPackageIsRefused() throws Exception {
    var damaged =
        assertThrows(
            IOException.class,
            () -> PackedLibrary.unpack("/io/github/s3presign/ffi/damaged", folder));
    assertTrue(
        damaged.getMessage().startsWith("it is damaged: its SHA-256 is "), damaged.getMessage());
    assertTrue(damaged.getMessage().endsWith(" it was packed with " + "0".repeat(64)));
  }

  private Path compiled(String name, String source) throws Exception {
    Path file = folder.resolve(name + ".so");
    Process compiler =
        new ProcessBuilder("cc", "-shared", "-x", "c", "-", "-o", file.toString())
            .redirectErrorStream(true)
            .start();
    try (var stdin = compiler.outputWriter()) {
      stdin.write(source);
    }
    String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, compiler.waitFor(), said);
    return file;
  }

  // ---- In a new process, since a library that is loaded is found by its name ------------

  @Test
  void whatIsNamedIsTakenAndNothingElse() throws Exception {
    Path text = Files.writeString(folder.resolve("text.so"), "no library");
    String said = fail(Map.of(), "-Ds3presign.library=" + text);
    assertTrue(said.contains("file too short"), said);
    assertFalse(said.contains("of the jar"), said);
  }

  @Test
  void anotherAbiNamesBothNumbersAndTheFile() throws Exception {
    Path other =
        compiled(
            "other",
            """
            unsigned s3presign_abi(void) { return 2; }
            int Java_io_github_s3presign_ffi_Jni_abi(void *env, void *jni) { return 2; }
            """);
    String said = fail(Map.of(), "-Ds3presign.library=" + other);
    assertTrue(
        said.contains(
            other
                + " has version 2 of s3presign's ABI, and this package needs version 1;"
                + " use the library and the package of one release"),
        said);
  }

  @Test
  void anotherLibraryIsSaidToBeOne() throws Exception {
    Path stranger = compiled("stranger", "int stranger(void) { return 0; }");
    String said = fail(Map.of(), "-Ds3presign.library=" + stranger);
    assertTrue(said.contains(stranger + " "), said);
    assertTrue(said.contains("is another library"), said);
    said = fail(Map.of(), "-Ds3presign.backend=jni", "-Ds3presign.library=" + stranger);
    assertTrue(said.contains(stranger + " has no functions for JNI"), said);
    assertTrue(said.contains("only java.lang.foreign can call, from Java 22 on"), said);
  }

  /** The way that a test was started with, or Java's own choice. */
  @Test
  void eachWayIsChosenByItsName() throws Exception {
    boolean foreign = Runtime.version().feature() >= 22;
    assertEquals(1, run(Map.of(), "-Ds3presign.backend=jni").lines().count());
    assertEquals(1, run(Map.of(), "-Ds3presign.backend=").lines().count());
    if (foreign) {
      assertEquals(1, run(Map.of(), "-Ds3presign.backend=foreign").lines().count());
    } else {
      String said = fail(Map.of(), "-Ds3presign.backend=foreign");
      assertTrue(
          said.contains(
              "java.lang.foreign is there from Java 22 on; this is Java "
                  + Runtime.version().feature()),
          said);
    }
    assertEquals(
        foreign && !System.getProperty("s3presign.backend", "").equals("jni"),
        Native.LIBRARY.getClass() != Jni.class);
  }

  @Test
  void aWayThatThereIsNotNamesThoseThatThereAre() throws Exception {
    String said = fail(Map.of(), "-Ds3presign.backend=nonsense\nof two lines");
    assertTrue(
        said.contains(
            "s3presign.backend is \"nonsense?of two lines\"; expected jni or foreign, or nothing"),
        said);
  }

  /** Java's own checks of what native code does with JNI find nothing to say. */
  @Test
  void jniIsUsedByItsRules() throws Exception {
    String said =
        Program.run(
            DownloadFromEnvironment.class,
            0,
            Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "s", "AWS_REGION", "r"),
            Program.ALLOWED,
            "-Xcheck:jni",
            "-Ds3presign.backend=jni");
    assertTrue(said.startsWith("https://") && said.lines().count() == 1, said);
  }

  /** A servlet container with two applications, each with its own copy of the jar. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoClassLoadersLoadItEach(boolean explicit) throws Exception {
    String[] options =
        explicit
            ? new String[] {"--enable-native-access=ALL-UNNAMED", "-Ds3presign.library=" + library}
            : new String[] {"--enable-native-access=ALL-UNNAMED"};
    assertEquals(
        "two applications signed alike", Program.runWithout(TwoApplications.class, options));
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_23)
  void aSecurityPolicyThatForbidsItIsNamed() throws Exception {
    Path policy =
        Files.writeString(
            folder.resolve("policy"),
            """
            grant {
              permission java.util.PropertyPermission "*", "read";
              permission java.lang.RuntimePermission "getenv.*";
              permission java.io.FilePermission "<<ALL FILES>>", "read,write,delete";
            };
            """);
    String said =
        fail(
            Map.of(),
            "-Ds3presign.tmpdir=" + folder,
            "-Djava.security.manager",
            "-Djava.security.policy==" + policy);
    assertTrue(said.contains("UnsatisfiedLinkError: a security policy forbids"), said);
    assertTrue(said.contains("loadLibrary."), said);
    assertTrue(said.contains("makes a folder, and loads the file in it"), said);
  }

  @Test
  void byProperty() throws Exception {
    assertEquals("mapped: " + library, run(Map.of(), "-Ds3presign.library=" + library));
  }

  @Test
  void byVariable() throws Exception {
    assertEquals("mapped: " + library, run(Map.of("S3PRESIGN_LIBRARY", library.toString())));
    Path other = Files.copy(library, folder.resolve("by-property.so"));
    assertEquals(
        "mapped: " + other,
        run(Map.of("S3PRESIGN_LIBRARY", "/nowhere"), "-Ds3presign.library=" + other));
  }

  @Test
  void byTheSystemsName() throws Exception {
    Files.copy(library, folder.resolve(SYSTEM));
    Path nowhere = folder.resolve("missing");
    String said =
        run(Map.of("LD_LIBRARY_PATH", folder.toString()), "-Ds3presign.tmpdir=" + nowhere);
    assertTrue(said.contains("mapped: " + folder.resolve(SYSTEM)), said);
    assertTrue(said.contains("WARNING: s3presign uses the system's " + SYSTEM), said);
    assertTrue(said.contains("it cannot be unpacked in " + nowhere), said);
  }

  @Test
  void fromThePackage() throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    String said = run(Map.of(), "-Ds3presign.tmpdir=" + own);
    assertTrue(said.startsWith("mapped: " + own + "/s3presign-"), said);
    assertTrue(said.endsWith("/" + FILE + " (deleted)"), said);
    assertEmpty(own);
  }

  @Test
  void anEmptySettingIsNone() throws Exception {
    assertTrue(run(Map.of("S3PRESIGN_LIBRARY", "")).contains(FILE + " (deleted)"));
  }

  @Test
  void everyPlaceThatWasTriedIsNamed() throws Exception {
    String said = fail(Map.of(), "-Dos.name=Plan9");
    assertTrue(
        said.contains(
            "s3presign cannot load its native library for plan9" + ARCHITECTURE + ", by "),
        said);
    assertTrue(said.contains(BY_JNI ? "by JNI" : "by java.lang.foreign"), said);
    assertTrue(said.contains("other way"), said);
    assertTrue(
        said.contains(
            "/native/plan9" + ARCHITECTURE + "/" + FILE + " of the jar: the package has no such"),
        said);
    assertTrue(
        said.contains(
            BY_JNI
                ? "  libs3presign.so: no s3presign in java.library.path"
                : "  libs3presign.so.1: the system's loader does not find it"),
        said);
    for (String setting : List.of("s3presign.library", "S3PRESIGN_LIBRARY", "s3presign.tmpdir")) {
      assertTrue(said.contains(setting), said);
    }
    assertFalse(said.contains("noexec"), "it was never unpacked");
  }

  @Test
  void anExplicitFileThatFailsIsAnError() throws Exception {
    String said = fail(Map.of("S3PRESIGN_LIBRARY", "/nowhere/lib.so"));
    assertTrue(said.contains("the native library that S3PRESIGN_LIBRARY names"), said);
    assertTrue(said.contains("  /nowhere/lib.so: there is no such file"), said);
    assertTrue(
        fail(Map.of(), "-Ds3presign.library=relative.so").contains("s3presign.library names"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path missing = folder.resolve("missing");
    String said = fail(Map.of(), "-Ds3presign.tmpdir=" + missing);
    assertTrue(said.contains("it cannot be unpacked in " + missing), said);
  }

  @Test
  void aFileThatDoesNotLoadMayLieInAFolderThatIsNoexec() throws Exception {
    String said = failRepacked("no library".getBytes(StandardCharsets.UTF_8));
    assertTrue(said.contains("unpacked in " + folder + ", which may be mounted noexec"), said);
    assertTrue(said.contains("file too short"), said);
  }

  /** A jar that was put together by hand. */
  @Test
  void aLibraryOfAnotherPlatformIsSaidToBeOne() throws Exception {
    byte[] other = Files.readAllBytes(library);
    other[18] = 2; // The machine in ELF's header: SPARC.
    other[19] = 0;
    String said = failRepacked(other);
    assertTrue(said.contains("s3presign cannot load its native library for "), said);
    assertTrue(said.contains("Possible cause: can't load Sparc"), said);
  }

  /** What is said where the jar has this library and its checksum. */
  private String failRepacked(byte[] library) throws Exception {
    Path packed = Files.createDirectories(folder.resolve("patch" + PACKED));
    Files.write(packed.resolve(FILE), library);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(library);
    Files.writeString(packed.resolve(FILE + ".sha256"), HexFormat.of().formatHex(digest) + "\n");
    return fail(
        Map.of(),
        "--patch-module=io.github.s3presign=" + folder.resolve("patch"),
        "-Ds3presign.tmpdir=" + folder);
  }

  /** As servers are hardened; the program mounts the folder in a namespace of its own. */
  @Test
  void aFolderThatIsNoexecIsNamed() throws Exception {
    Path noexec = Files.createDirectory(folder.resolve("noexec"));
    Program.assumeNoexec(noexec);
    String setting = "-Ds3presign.tmpdir=" + noexec;
    String said = Program.runNoexec(MappedLibrary.class, 1, noexec, Program.ALLOWED, setting);
    assertTrue(said.contains("unpacked in " + noexec + ", which may be mounted noexec"), said);
    assertTrue(said.contains("failed to map segment"), said);
    assertTrue(said.contains("where files can be executed, in the system property s3pr"), said);
    String elsewhere = "-Ds3presign.tmpdir=" + folder;
    String temporary = "-Djava.io.tmpdir=" + noexec;
    said = Program.runNoexec(MappedLibrary.class, 0, noexec, Program.ALLOWED, elsewhere, temporary);
    assertTrue(said.startsWith("mapped: " + folder + "/s3presign-"), said);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24) // Before, JNI is always allowed.
  void whereNativeAccessIsDeniedTheErrorSaysHowToAllowIt() throws Exception {
    String said = Program.run(MappedLibrary.class, 1, Map.of(), "--illegal-native-access=deny");
    assertTrue(said.contains("UnsatisfiedLinkError: Java does not let s3presign call"), said);
    assertTrue(said.contains("--enable-native-access=io.github.s3presign"), said);
  }

  @Test
  void whereItIsAllowedJavaSaysNothing() throws Exception {
    assertEquals(1, run(Map.of()).lines().count());
  }

  private static String run(Map<String, String> environment, String... options) throws Exception {
    return start(0, environment, options);
  }

  private static String fail(Map<String, String> environment, String... options) throws Exception {
    return start(1, environment, options);
  }

  private static String start(int status, Map<String, String> environment, String... options)
      throws Exception {
    String[] all =
        Stream.concat(Stream.of(Program.ALLOWED), Stream.of(options)).toArray(String[]::new);
    return Program.run(MappedLibrary.class, status, environment, all);
  }
}
