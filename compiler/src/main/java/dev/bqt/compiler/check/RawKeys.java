package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.DUPLICATE_OPTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.RAW_REPEATS_CLAUSE;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_RAW_KEY;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.meaning.RawLeaf;
import dev.bqt.compiler.check.tree.JsonKeys;
import dev.bqt.compiler.check.tree.StatedKeys;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** RAW writes keys that somebody reads, and none that a clause of the rule writes. */
final class RawKeys implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Clause.RawClause raw = rule.first(Clause.RawClause.class);
      if (raw == null || rule.source() instanceof DirectorySource) {
        continue; // What a load of a directory may hold is BigQuery's to say.
      }
      Map<String, Span> stated = StatedKeys.of(rule);
      for (RawLeaf leaf : RawLeaf.of(raw)) {
        String key = String.join(".", leaf.path());
        inspectRepeated(key, leaf.place(), stated, found);
        inspectKnown(leaf, rule.source() instanceof JobSource, found);
      }
      inspectTwice(raw, found);
    }
  }

  private static void inspectTwice(Clause.RawClause raw, Diagnostics found) {
    Map<String, Span> given = new HashMap<>();
    for (Clause.RawClause.Entry entry : raw.entries()) {
      Span first = given.putIfAbsent(lower(entry.path().value()), entry.path().span());
      if (first != null) {
        found.add(
            Diagnostic.of(DUPLICATE_OPTION, entry.path().span(), "This key is given already.")
                .and(first, "here for the first time")
                .hint("Keep one of the two."));
      }
    }
  }

  private static void inspectRepeated(
      String key, Span place, Map<String, Span> stated, Diagnostics found) {
    for (Map.Entry<String, Span> each : stated.entrySet()) {
      boolean adds = isInsideOpen(key) && key.length() > each.getKey().length();
      if (overlaps(key, each.getKey()) && !adds) {
        found.add(
            Diagnostic.of(
                    RAW_REPEATS_CLAUSE,
                    place,
                    key.equals(each.getKey())
                        ? "This key is written by the rule already."
                        : "The rule writes " + each.getKey() + " already.")
                .and(each.getValue(), "here")
                .hint("Say it in one of the two places."));
        return;
      }
    }
  }

  private static boolean overlaps(String one, String other) {
    // In JSON BigQuery's own schema and BqTail's Schema are two keys.
    boolean twoSchemas =
        one.startsWith("Dest.schema") != other.startsWith("Dest.schema")
            && lower(one).startsWith("dest.schema")
            && lower(other).startsWith("dest.schema");
    if (twoSchemas) {
      return false;
    }
    String a = lower(one) + ".";
    String b = lower(other) + ".";
    return a.startsWith(b) || b.startsWith(a);
  }

  private static void inspectKnown(RawLeaf leaf, boolean job, Diagnostics found) {
    String written = String.join(".", leaf.path());
    Span place = leaf.place();
    boolean empty = leaf.path().stream().anyMatch(String::isEmpty);
    List<String> known = job ? JsonKeys.OF_A_JOB : JsonKeys.OF_A_RULE;
    if (known.stream().anyMatch(key -> key.equalsIgnoreCase(written))
        || !empty && isInsideOpen(written)) {
      inspectDead(leaf, job, found);
      return;
    }
    if (empty) {
      found.add(
          Diagnostic.of(UNKNOWN_RAW_KEY, place, "A name in this path is empty: nobody reads it.")
              .hint("Dots stand between two names, as in \"Batch.MaxDelayInSec\"."));
      return;
    }
    String meant = Suggestion.nearest(written, known);
    found.add(
        Diagnostic.of(UNKNOWN_RAW_KEY, place, "Nobody reads the key " + written + ".")
            .hint(
                meant.isEmpty()
                    ? "Keys are paths such as \"Batch.MaxDelayInSec\"."
                    : "Did you mean \"" + meant + "\"?"));
  }

  /** Actions that nobody runs are worth a word; what else is declared in vain does no harm. */
  private static void inspectDead(RawLeaf leaf, boolean job, Diagnostics found) {
    String name = leaf.path().get(0);
    if (!job && name.equalsIgnoreCase("OnLoad") && !(leaf.value() instanceof Literal.Nothing)) {
      found.add(
          Diagnostic.of(
                  UNKNOWN_RAW_KEY,
                  leaf.place(),
                  "BqTail has a field " + name + ", but no code that reads it: nothing is done.")
              .hint("Write ON SUCCESS."));
    }
  }

  private static boolean isInsideOpen(String path) {
    return JsonKeys.OPEN.stream().anyMatch(open -> lower(path).startsWith(lower(open) + "."));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}
