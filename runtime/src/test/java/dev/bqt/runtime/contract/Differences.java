package dev.bqt.runtime.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which places are known not to do what a clause says, and why: {@code differences.txt}. A line
 * whose difference has gone away fails, so that the table stays true.
 *
 * @param reasons by kind of place and name of clause
 */
record Differences(Map<String, String> reasons) {
  private static final String FILE = "/contract/differences.txt";

  static Differences read() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    try (InputStream in = Objects.requireNonNull(Differences.class.getResourceAsStream(FILE))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] cells = line.split("\\s*\\|\\s*", 3);
          assertThat(cells).as("%s: place | clause | reason", line).hasSize(3);
          assertThat(reasons.put(key(cells[0].strip(), cells[1]), cells[2].strip()))
              .as("said twice: %s", line)
              .isNull();
        }
      }
    }
    return new Differences(reasons);
  }

  private static String key(String kind, String clause) {
    return kind + "|" + clause;
  }

  /** Each line is about a clause and a place that there are. */
  void areAbout(Set<String> kinds, Set<String> clauses) {
    for (Map.Entry<String, String> line : reasons.entrySet()) {
      String[] cells = line.getKey().split("\\|");
      assertThat(kinds).contains(cells[0]);
      assertThat(clauses).as("clauses").contains(cells[1]);
      assertThat(line.getValue()).as("reason of %s", line.getKey()).isNotBlank();
    }
  }

  /** The clause holds here, or is known not to. */
  void judge(Place place, Clause clause, Ground ground) throws Exception {
    String reason = reasons.get(key(place.kind(), clause.name()));
    if (reason == null) {
      clause.check().holdsOn(ground);
      return;
    }
    Throwable seen = difference(clause, ground);
    if (seen == null) {
      fail(
          "%s does what %s says: strike it from differences.txt, where it says \"%s\"",
          place, clause.name(), reason);
    }
  }

  private static Throwable difference(Clause clause, Ground ground) {
    try {
      clause.check().holdsOn(ground);
      return null;
    } catch (Exception | AssertionError e) {
      return e;
    }
  }
}
