package dev.bqt.runtime.route.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every key of a BqTail rule, and what this runner does with it. The set of keys is that of BqTail
 * 2.10 ({@code tail/config}, {@code task}) and of BigQuery's REST resource {@code
 * JobConfigurationLoad}.
 */
public final class RuleFields {

  /** What is done with a key. */
  public enum Status {
    /** It works. */
    BUILT,
    /** It works: handed to BigQuery as it stands. */
    OPTION,
    /** It will work; until then a rule that has it does not run. */
    LATER,
    /** It never can: the note says why; a rule that has it does not run. */
    WRONG,
    /** Accepted and kept: for people and monitoring. */
    QUIET,
    /** Has no effect and never had; said in a warning. */
    DEAD
  }

  /**
   * A key.
   *
   * @param name canonical spelling
   * @param kind {@code bool}, {@code int}, {@code text}, {@code scalar} (text or number), {@code
   *     texts} (list of texts), {@code urls} (one text or several), {@code map}, {@code any},
   *     {@code {section}} or {@code [section]} (a list of those)
   * @param status what is done with it
   * @param note what is missing, or why it is wrong or dead; may be empty
   * @param advice what to do; may be empty
   */
  public record Row(String name, String kind, Status status, String note, String advice) {

    /** Name of the section that describes the value or its items; null when there is none. */
    public String section() {
      return isList() || kind.startsWith("{") ? kind.substring(1, kind.length() - 1) : null;
    }

    /** Whether the value is a list of sections. */
    public boolean isList() {
      return kind.startsWith("[");
    }
  }

  private static final Map<String, Map<String, Row>> SECTIONS = sections(RuleFieldTable.TEXT);

  private RuleFields() {}

  /** The key that is meant: exactly this one, else the first that differs only in case. */
  public static Optional<Row> find(String section, String written) {
    Map<String, Row> rows = SECTIONS.get(section);
    Row exact = rows.get(written);
    return exact != null
        ? Optional.of(exact)
        : rows.values().stream().filter(row -> row.name().equalsIgnoreCase(written)).findFirst();
  }

  /** All keys of a section, in the order of the table. */
  public static List<String> names(String section) {
    return List.copyOf(SECTIONS.get(section).keySet());
  }

  /** Whether there is such a section. */
  public static boolean hasSection(String section) {
    return SECTIONS.containsKey(section);
  }

  private static Map<String, Map<String, Row>> sections(String text) {
    Map<String, Map<String, Row>> sections = new LinkedHashMap<>();
    Map<String, Row> current = null;
    for (String line : text.split("\n")) {
      if (line.startsWith(" ")) {
        Row row = row(line.strip());
        current.put(row.name(), row);
      } else if (!line.isBlank()) {
        current = new LinkedHashMap<>();
        sections.put(line.strip(), current);
      }
    }
    return sections;
  }

  private static Row row(String line) {
    String[] cells = line.split(" +", 4);
    List<String> notes = new ArrayList<>(List.of((cells.length > 3 ? cells[3] : "").split("\\|")));
    notes.add("");
    return new Row(
        cells[0],
        cells[1],
        Status.valueOf(cells[2].toUpperCase(Locale.ROOT)),
        notes.get(0).strip(),
        notes.get(1).strip());
  }
}
