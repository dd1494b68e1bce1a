package host;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.s3presign.Signer;
import io.github.s3presign.SignerBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A conformance case, read. Names go on as the case has them, since messages quote them. */
record Question(JsonObject json) {
  String id() {
    return json.get("id").getAsString();
  }

  String name() {
    return json.get("do").getAsString();
  }

  boolean does(String name) {
    return name().equals(name);
  }

  boolean isCall() {
    return json.has("params");
  }

  boolean isForm(String form) {
    return json.get("form").getAsString().equals(form);
  }

  String url() {
    return json.get("url").getAsString();
  }

  String operation() {
    return text(request(), "operation");
  }

  String bucket() {
    return text(request(), "bucket");
  }

  /** The key of a request, or of a call. */
  String key() {
    return text(isCall() ? json : request(), "key");
  }

  Instant signingTime() {
    return Instant.ofEpochSecond(json.get("signing_time").getAsLong());
  }

  /** The signer, confined if the question has a scope. */
  Signer signer() {
    SignerBuilder builder = Signer.builder();
    setOptions(builder);
    if (!json.has("scope") || json.getAsJsonArray("scope").isEmpty()) {
      return builder.build();
    }
    try (Signer signer = builder.build()) {
      return signer.scoped(scope -> options("scope").forEach(scope::option));
    }
  }

  void setOptions(SignerBuilder builder) {
    values(json.getAsJsonObject("signer")).forEach(builder::option);
  }

  /** Everything of a request but its operation and key: options and parameters. */
  Map<String, Object> parameters() {
    JsonObject request = request().deepCopy();
    JsonElement more = request.remove("parameters");
    request.remove("operation");
    request.remove("key");
    Map<String, Object> all = values(request);
    if (more != null && more.isJsonObject()) {
      all.putAll(values(more.getAsJsonObject()));
    }
    // Headers and query pairs beyond the model have names of their own.
    rename(all, "headers", "header");
    return all;
  }

  /** A list of a call, pair by pair. */
  List<Map.Entry<String, String>> pairs(String list) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (JsonElement pair : json.getAsJsonArray(list)) {
      pairs.add(
          Map.entry(
              pair.getAsJsonArray().get(0).getAsString(),
              pair.getAsJsonArray().get(1).getAsString()));
    }
    return pairs;
  }

  /** A question for each result of a list, whose name is what the result is. */
  List<Question> results() {
    List<Question> results = new ArrayList<>();
    for (JsonElement pair : json.getAsJsonArray("params")) {
      JsonElement value = pair.getAsJsonArray().get(1);
      if (pair.getAsJsonArray().get(0).getAsString().equals("result")) {
        JsonObject own = json.deepCopy();
        own.add("do", value);
        own.add("params", new JsonArray());
        own.addProperty("key", "k");
        results.add(new Question(own));
      } else {
        results.get(results.size() - 1).json.getAsJsonArray("params").add(pair);
      }
    }
    return results;
  }

  /** The last value of a name in the parameters of a call; null if there is none. */
  String one(String name) {
    String found = null;
    for (var pair : pairs("params")) {
      found = pair.getKey().equals(name) ? pair.getValue() : found;
    }
    return found;
  }

  /**
   * The parameters of a call whose names begin so, as a map of the rest; repeated ones as lists.
   */
  Map<String, Object> unprefixed(String prefix) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (var pair : pairs("params")) {
      if (pair.getKey().startsWith(prefix)) {
        merge(map, pair.getKey().substring(prefix.length()), pair.getValue());
      }
    }
    return map;
  }

  /**
   * A list as options: {@code name:entry} as a map, an empty one for {@code name:} with nothing, a
   * repeated name as a list.
   */
  Map<String, Object> options(String list) {
    return options(pairs(list));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> options(List<Map.Entry<String, String>> pairs) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (var pair : pairs) {
      int colon = pair.getKey().indexOf(':');
      if (colon < 0) {
        merge(options, pair.getKey(), pair.getValue());
      } else {
        Object entries =
            options.computeIfAbsent(
                pair.getKey().substring(0, colon), name -> new LinkedHashMap<String, Object>());
        String entry = pair.getKey().substring(colon + 1);
        if (!entry.isEmpty() || !pair.getValue().isEmpty()) {
          ((Map<String, Object>) entries).put(entry, pair.getValue());
        }
      }
    }
    return options;
  }

  private JsonObject request() {
    return json.getAsJsonObject("request");
  }

  private static void merge(Map<String, Object> map, String name, String value) {
    Object known = map.get(name);
    if (known == null) {
      map.put(name, value);
    } else {
      List<Object> both = new ArrayList<>(known instanceof List<?> list ? list : List.of(known));
      both.add(value);
      map.put(name, both);
    }
  }

  private static void rename(Map<String, Object> map, String from, String to) {
    Object value = map.remove(from);
    if (value != null) {
      map.put(to, value);
    }
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? null : value.getAsString();
  }

  private static Map<String, Object> values(JsonObject object) {
    Map<String, Object> values = new LinkedHashMap<>();
    object.asMap().forEach((name, value) -> values.put(name, value(value)));
    return values;
  }

  private static Object value(JsonElement json) {
    if (json instanceof JsonPrimitive text && text.isString()) {
      return text.getAsString();
    }
    if (json instanceof JsonPrimitive truth && truth.isBoolean()) {
      return truth.getAsBoolean();
    }
    if (json instanceof JsonPrimitive number) {
      return number.getAsBigInteger();
    }
    if (json instanceof JsonObject object) {
      return object.size() == 1 ? spoken(object) : values(object);
    }
    return json.isJsonArray()
        ? json.getAsJsonArray().asList().stream().map(Question::value).toList()
        : null;
  }

  /** What a question says of values that JSON cannot write, put in Java's words. */
  private static Object spoken(JsonObject object) {
    var entry = object.entrySet().iterator().next();
    JsonElement value = entry.getValue();
    return switch (entry.getKey()) {
      case "$bytes" -> Base64.getDecoder().decode(value.getAsString());
      case "$float" -> value.getAsDouble();
      case "$null" -> null;
      case "$object" -> new Object();
      case "$not-unicode" -> value.getAsString() + "\ud800";
      default -> values(object);
    };
  }
}
