package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Somebody who makes URLs: made anew where it is measured, since it keeps a client.
 *
 * @param series {@code GET}, {@code PUT}, or {@code UUID}: GET for keys that differ in nearly every character
 * @param name as the tables call it
 * @param version that is installed
 * @param warmUp seconds until Java's compiler has settled: it takes longer where there is more code
 * @param maker makes the client, and answers what makes the URL of a key
 */
record Contestant(
    String series, String name, String version, int warmUp, Supplier<UnaryOperator<String>> maker) {
  static final List<String> SERIES = List.of("GET", "UUID", "PUT");

  static List<Contestant> all() {
    List<Contestant> all = new ArrayList<>();
    for (String series : SERIES) {
      all.addAll(Ours.contestants(series));
      all.addAll(Peers.contestants(series));
    }
    return all;
  }

  static Contestant named(String series, String name) {
    return all().stream()
        .filter(each -> each.series.equals(series) && each.name.equals(name))
        .findFirst()
        .orElseThrow();
  }
}
