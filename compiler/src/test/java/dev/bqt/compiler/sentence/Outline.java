package dev.bqt.compiler.sentence;

import dev.bqt.compiler.ast.Action;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Defaults;
import dev.bqt.compiler.ast.Deployment;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Phrase;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A tree as text, a part a line: all that was said, and nothing of where it stood. */
public final class Outline {

  /** Names that are words of ours, which the canonical form has in capitals. */
  private static final Set<String> WORDS =
      Set.of(
          "LoadClause.format",
          "JobSource.type",
          "CopyBy.method",
          "Balanced.strategy",
          "Call.method",
          "As.format",
          "External.format");

  private final StringBuilder text = new StringBuilder();
  private final boolean canonical;

  private Outline(boolean canonical) {
    this.canonical = canonical;
  }

  static String of(Object part) {
    Outline outline = new Outline(false);
    outline.write("", part, 0);
    return outline.text.toString();
  }

  /** What is said in any order is in one here; those of a kind keep theirs. */
  public static String canonical(RuleFile file) {
    Outline outline = new Outline(true);
    outline.write("", MovedPattern.in(file), 0);
    return outline.text.toString();
  }

  private void write(String name, Object part, int depth) {
    if (part instanceof Span || part instanceof SourceFile) {
      return;
    }
    text.append("  ".repeat(depth)).append(name).append(name.isEmpty() ? "" : ": ");
    if (part instanceof List<?> list) {
      text.append(list.size()).append('\n');
      ordered(list).forEach(item -> write("-", item, depth + 1));
    } else if (part instanceof Record record) {
      write(record, depth);
    } else {
      text.append(part).append('\n');
    }
  }

  private void write(Record record, int depth) {
    text.append(record.getClass().getSimpleName()).append('\n');
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = component.getName();
      Object value = value(record, component);
      boolean ours = WORDS.contains(record.getClass().getSimpleName() + "." + name);
      if (canonical && ours && value instanceof Name word) {
        write(name, word.text().toUpperCase(Locale.ROOT), depth + 1);
      } else if (!(record instanceof RuleFile && name.equals("comments"))) {
        write(name, value, depth + 1);
      }
    }
  }

  private List<?> ordered(List<?> list) {
    return canonical ? list.stream().sorted(Comparator.comparing(Outline::kind)).toList() : list;
  }

  /** What may stand in any order is told apart by its words; all else keeps its place. */
  private static String kind(Object item) {
    if (item instanceof TransientClause.Join) {
      return "JOIN";
    } else if (item instanceof Clause.NoClause) {
      return "NO";
    }
    boolean fixed =
        item instanceof Verb
            || item instanceof Action.Nested
            || item instanceof Defaults
            || item instanceof Deployment;
    return item instanceof Phrase phrase && !fixed ? phrase.name() : "";
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
