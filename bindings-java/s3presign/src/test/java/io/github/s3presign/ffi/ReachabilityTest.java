package io.github.s3presign.ffi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What GraalVM is told of the jar, in the form that it reads: each kind of call by {@code
 * java.lang.foreign}, and the library.
 */
class ReachabilityTest {
  private static final String FILE =
      "/META-INF/native-image/io.github.s3presign/s3presign/reachability-metadata.json";

  /** As GraalVM publishes it with its metadata of other libraries. */
  private static final Path SCHEMA =
      Path.of("target/graalvm/schemas/reachability-metadata-schema-v1.2.0.json");

  @Test
  void itIsAsGraalsSchemaSays() throws IOException {
    assertEquals(List.of(), mistakes(told()));
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    for (String name : List.of("resources", "downcalls", "returnType", "allowHeapAccess")) {
      String misspelled = told().replaceFirst("\"" + name + "\"", "\"" + name + "s\"");
      assertTrue(mistakes(misspelled).toString().contains(name + "s"), name);
    }
  }

  private static List<Error> mistakes(String metadata) throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09);
    Schema schema = registry.getSchema(Files.readString(SCHEMA));
    return schema.validate(metadata, InputFormat.JSON);
  }

  private static String told() throws IOException {
    try (var file = ReachabilityTest.class.getResourceAsStream(FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyFunctionIsTold() throws IOException {
    String told = told();
    assertTrue(told.contains("{\"glob\": \"native/**\"}"));
    for (Function function : Function.values()) {
      assertTrue(told.contains(downcall(function) + "}"), () -> function + downcall(function));
    }
    for (Function brief :
        List.of(Function.PRESIGN, Function.TEMPLATE_URL, Function.TEMPLATE_PRESIGN)) {
      assertTrue(
          told.contains(
              downcall(brief) + ", \"options\": {\"critical\": {\"allowHeapAccess\": true}}}"));
    }
  }

  private static String downcall(Function function) {
    String name = function.name();
    boolean frees = name.endsWith("_FREE");
    boolean makes = name.endsWith("_NEW") || name.endsWith("_SCOPED") || name.endsWith("_CLOCKED");
    boolean isStatic =
        function.takes == Function.Takes.NOTHING || function.takes == Function.Takes.STATUS;
    List<String> types = new ArrayList<>();
    for (String kind : function.takes.name().split("_", -1)) {
      types.addAll(
          switch (kind.toLowerCase(Locale.ROOT)) {
            case "handle", "time" -> List.of("jlong");
            case "text" -> List.of("void*", "jlong");
            case "list" -> List.of("void*", "jlong", "jlong");
            case "column" -> List.of("void*", "jlong", "void*", "jlong");
            case "out" -> List.of("void*");
            case "status" -> List.of("jint");
            default -> List.of();
          });
    }
    if (makes) {
      types.add("void*");
    }
    if (!frees && !isStatic) {
      types.addAll(List.of("void*", "jlong"));
    }
    String returned = frees ? "void" : isStatic ? "void*" : makes ? "jint" : "jlong";
    return types.stream()
        .map(type -> '"' + type + '"')
        .collect(
            Collectors.joining(
                ", ", "{\"returnType\": \"" + returned + "\", \"parameterTypes\": [", "]"));
  }
}
