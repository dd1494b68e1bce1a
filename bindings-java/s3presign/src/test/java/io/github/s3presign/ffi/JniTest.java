package io.github.s3presign.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What JNI calls is what the library has: jni.txt says both, as abi.txt says the rest of it. */
class JniTest {
  private static final Path LISTED = Path.of("../jni.txt");
  private static final Path ABI = Path.of("../../ffi-c/abi.txt");

  @Test
  void nativeMethodsAreListed() throws IOException {
    List<String> methods =
        Stream.of(Jni.class.getDeclaredMethods())
            .filter(method -> Modifier.isNative(method.getModifiers()))
            .map(
                method ->
                    "Java_io_github_s3presign_ffi_Jni_"
                        + method.getName()
                        + " "
                        + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .descriptorString())
            .sorted()
            .toList();
    assertEquals(Files.readAllLines(LISTED), methods);
  }

  @Test
  void theLibraryExportsWhatIsListedAndTheAbi() throws Exception {
    Process nm =
        new ProcessBuilder(
                "nm",
                "--dynamic",
                "--defined-only",
                "--format=just-symbols",
                "../native/" + Platform.current() + "/" + System.mapLibraryName("s3presign"))
            .start();
    String exported = new String(nm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, nm.waitFor());
    Stream<String> ofJni =
        Files.readAllLines(LISTED).stream().map(line -> line.replaceFirst(" .*", ""));
    Stream<String> ofAbi =
        Files.readAllLines(ABI).stream()
            .filter(line -> line.contains("(") && !line.startsWith("#"))
            .map(line -> line.replaceFirst("\\(.*", "").replaceFirst(".*[ *]", ""));
    assertEquals(Stream.concat(ofJni, ofAbi).sorted().toList(), exported.lines().sorted().toList());
  }
}
