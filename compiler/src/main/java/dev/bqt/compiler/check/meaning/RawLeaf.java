package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.option.RawPath;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One value that RAW writes. A map is put into what is there, so that each key in it is a leaf of
 * its own; a list is a leaf as a whole.
 *
 * @param path the names from the outermost, as written
 * @param place where the key is written
 */
public record RawLeaf(List<String> path, Literal value, Span place) {

  /** Copies the list. */
  public RawLeaf {
    path = List.copyOf(path);
  }

  /** All of them, in the order written; none if there is no RAW. */
  public static List<RawLeaf> of(Clause.RawClause raw) {
    List<RawLeaf> leaves = new ArrayList<>();
    if (raw != null) {
      for (Clause.RawClause.Entry entry : raw.entries()) {
        add(RawPath.of(entry.path().value()), entry.value(), entry.path().span(), leaves);
      }
    }
    return leaves;
  }

  private static void add(List<String> path, Literal value, Span place, List<RawLeaf> leaves) {
    if (!(value instanceof Assignments map) || map.entries().isEmpty()) {
      leaves.add(new RawLeaf(path, value, place));
      return;
    }
    for (Assignments.Entry entry : map.entries()) {
      List<String> inner = new ArrayList<>(path);
      inner.add(entry.key().text());
      add(inner, entry.value(), entry.key().span(), leaves);
    }
  }

  /** The path in small letters with dots, as the legacy finds fields. */
  public String key() {
    return String.join(".", path).toLowerCase(Locale.ROOT);
  }

  /** The same below the first names. */
  RawLeaf below(int names) {
    return new RawLeaf(path.subList(names, path.size()), value, place);
  }

  /** Whether it is what the legacy has without the key: null, false, 0, an empty text or list. */
  public boolean isNothing() {
    return value instanceof Literal.Nothing
        || value instanceof Literal.Truth truth && !truth.value()
        || value instanceof Literal.Whole number && number.value() == 0
        || value instanceof Text text && text.value().isEmpty()
        || value instanceof Literal.Listing list && list.values().isEmpty()
        || value instanceof Assignments map && map.entries().isEmpty();
  }

  /** The text; null if it is nothing. */
  Text text() {
    return value instanceof Text text && !text.value().isEmpty() ? text : null;
  }

  /** The text as a table; null if it is nothing. */
  TableName table() {
    return value instanceof Text text && !text.value().isEmpty()
        ? new TableName(text.value(), text.variables(), text.span())
        : null;
  }

  /** Whether it is true. */
  boolean isTrue() {
    return value instanceof Literal.Truth truth && truth.value();
  }

  /** The texts of a list, others left out. */
  List<Text> texts() {
    return value instanceof Literal.Listing list
        ? list.values().stream().filter(Text.class::isInstance).map(Text.class::cast).toList()
        : List.of();
  }

  /** The entry of RAW that it is. */
  Clause.RawClause.Entry entry() {
    return new Clause.RawClause.Entry(new Text(RawPath.text(path), List.of(), place), value);
  }
}
