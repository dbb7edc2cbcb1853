package dev.bqt.compiler.sentence;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Script;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes texts, names, tables and values: such as people write, or any at all. */
final class ValueMaker {

  /** Trees that were made stand nowhere. */
  static final Span NOWHERE = SourceFile.of("made", "").span(0, 0);

  private static final List<Map.Entry<String, Literal>> OPTIONS =
      List.of(
          Map.entry("max_bad_records", whole(3)),
          Map.entry("ignore_unknown_values", truth(true)),
          Map.entry("skip_leading_rows", whole(1)),
          Map.entry("field_delimiter", text("\t")),
          Map.entry("quote", text("")),
          Map.entry("null_markers", new Literal.Listing(List.of(text("-"), text("")), NOWHERE)),
          Map.entry("encoding", text("ISO-8859-1")),
          Map.entry("write_disposition", text("WRITE_EMPTY")),
          Map.entry("clustering", map("fields", new Literal.Listing(List.of(text("a")), NOWHERE))),
          Map.entry("time_partitioning", map("type", text("DAY"))));

  private final Choices choices;
  private final boolean sound;

  ValueMaker(Choices choices, boolean sound) {
    this.choices = choices;
    this.sound = sound;
  }

  boolean sound() {
    return sound;
  }

  /** A text about something; if it may be any, one of four has no meaning there. */
  Text text(Topic topic) {
    if (sound || !choices.onceIn(4)) {
      return text(choices.pick(topic.sound()));
    }
    return text(String.join("", choices.list(0, 3, () -> choices.pick(Samples.PIECES))));
  }

  static Text text(String value) {
    return new Text(value, variables(value), NOWHERE);
  }

  /** Each <code>${…}</code> but those that are meant as they stand there. */
  static List<Name> variables(String value) {
    List<Name> names = new ArrayList<>();
    for (int at = value.indexOf("${"); at >= 0; at = value.indexOf("${", at + 2)) {
      int end = value.indexOf('}', at);
      String name = end < 0 ? Samples.LITERAL : value.substring(at + 2, end);
      if (!name.equals(Samples.LITERAL)) {
        names.add(new Name(name, NOWHERE));
      }
    }
    return names;
  }

  Name name() {
    return new Name(sound ? choices.pick(Samples.NAMES.subList(0, 4)) : anyName(), NOWHERE);
  }

  private String anyName() {
    return choices.pick(choices.onceIn(4) ? Samples.ODD_NAMES : Samples.NAMES);
  }

  Name column() {
    return new Name(sound ? choices.pick(List.of("id", "info.key", "ts")) : anyName(), NOWHERE);
  }

  /** One of our words: as it is written in capitals, or otherwise. */
  Name word(List<String> known, List<String> odd) {
    return new Name(choices.pick(sound || !choices.onceIn(4) ? known : odd), NOWHERE);
  }

  TableName table() {
    String table = choices.pick(sound || !choices.onceIn(3) ? Samples.TABLES : Samples.ODD_TABLES);
    return new TableName(table, variables(table), NOWHERE);
  }

  Script script(Topic topic) {
    boolean file = choices.onceIn(4);
    return new Script(text(file ? Topic.URL : topic), file);
  }

  WindowSpan duration() {
    long seconds = choices.pick(List.of(60L, 600L, 90L, 3_600L, 86_400L, 5_400L));
    return new WindowSpan(sound ? seconds : seconds * choices.below(3), NOWHERE);
  }

  static Literal.Whole whole(long value) {
    return new Literal.Whole(value, NOWHERE);
  }

  static Literal.Truth truth(boolean value) {
    return new Literal.Truth(value, NOWHERE);
  }

  private static Assignments map(String key, Literal value) {
    Assignments.Entry entry = new Assignments.Entry(new Name(key, NOWHERE), value);
    return new Assignments(List.of(entry), NOWHERE);
  }

  Literal literal(int depth) {
    return switch (choices.below(depth > 0 ? 9 : 6)) {
      case 0 -> text(Topic.WORDS);
      case 1 -> whole(choices.pick(List.of(0L, 1L, -7L, Long.MAX_VALUE, Long.MIN_VALUE)));
      case 2 -> decimal();
      case 3 -> truth(choices.below(2) == 0);
      case 4 -> new Literal.Nothing(NOWHERE);
      case 5 -> text(Topic.SQL);
      case 6, 7 -> new Literal.Listing(choices.list(0, 3, () -> literal(depth - 1)), NOWHERE);
      default -> assignments(depth - 1);
    };
  }

  private Literal decimal() {
    String digits = choices.pick(List.of("1.5", "-2.50", "1e3", "1.5e-7", "0.0", "-3e2"));
    return new Literal.Decimal(digits, NOWHERE);
  }

  /** Any keys and values; where it is to mean something a key is there once. */
  Assignments assignments(int depth) {
    List<Assignments.Entry> entries = new ArrayList<>();
    for (int left = choices.below(4); left > 0; left--) {
      Name key = name();
      if (!sound || entries.stream().noneMatch(each -> each.key().equals(key))) {
        entries.add(new Assignments.Entry(key, literal(depth)));
      }
    }
    return new Assignments(entries, NOWHERE);
  }

  /** Keys with texts, of which some are known. */
  Assignments texts(List<String> keys, Topic topic) {
    if (!sound && choices.onceIn(3)) {
      return assignments(2);
    }
    List<Assignments.Entry> entries = new ArrayList<>();
    for (String key : keys) {
      if (choices.onceIn(2)) {
        entries.add(new Assignments.Entry(new Name(key, NOWHERE), text(topic)));
      }
    }
    return new Assignments(entries, NOWHERE);
  }

  /** Options of a load. */
  Assignments options() {
    if (!sound && choices.onceIn(3)) {
      return assignments(2);
    }
    List<Assignments.Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Literal> option : OPTIONS) {
      if (choices.onceIn(3)) {
        Name key = new Name(option.getKey(), NOWHERE);
        entries.add(new Assignments.Entry(key, option.getValue()));
      }
    }
    return new Assignments(entries, NOWHERE);
  }
}
