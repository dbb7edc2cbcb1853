package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MAY_OVERLAP;
import static dev.bqt.compiler.diagnostic.DiagnosticId.OVERLAPPING_RULES;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.PathIndex.Entry;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.target.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * No object is matched by two rules that are enabled.
 *
 * <p>Shown by the path of an object that both match, or proven that there is none. Where that would
 * take too long it is said that there may be one. Of a rule that overlaps several, one is named.
 */
final class OneRulePerObject implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    CommonPaths paths = new CommonPaths();
    PathIndex index = new PathIndex();
    List<Entry> entries = entries(rules, paths);
    entries.forEach(index::add);
    List<Encounter> givenUp = new ArrayList<>();
    for (Entry entry : entries) {
      Encounter encounter = new Encounter(entry, paths);
      index.first(entry, encounter::isSettledBy);
      if (encounter.gaveUp()) {
        givenUp.add(encounter);
      } else {
        report(encounter, found);
      }
    }
    if (!givenUp.isEmpty()) {
      found.add(tooMany(givenUp));
    }
  }

  private static List<Entry> entries(RuleSet rules, CommonPaths paths) {
    List<Entry> entries = new ArrayList<>();
    for (Rule rule : rules.aboutObjects()) {
      PathConditions conditions = PathConditions.of(rule);
      if (rule.whole() && !rule.header().disabled() && paths.canRead(conditions)) {
        entries.add(new Entry(rule, paths.narrowed(conditions), entries.size()));
      }
    }
    return entries;
  }

  private static void report(Encounter encounter, Diagnostics found) {
    if (encounter.answer() instanceof Answer.Witness witness) {
      found.add(surely(encounter, witness.text()));
    } else if (encounter.answer() instanceof Answer.Unknown unknown) {
      found.add(maybe(encounter, unknown.why()));
    }
  }

  private static Diagnostic surely(Encounter encounter, String path) {
    return overlap(
            OVERLAPPING_RULES,
            encounter,
            "Both this rule and "
                + name(encounter)
                + " match an object such as \""
                + printable(path)
                + "\"; it could not be loaded by either.")
        .hint(
            "Make "
                + (hasPatterns(encounter)
                    ? "one of them narrower, perhaps by an EXCLUDE"
                    : "PREFIX or SUFFIX of one of them narrower")
                + ", or mark one as DISABLED.");
  }

  private static Diagnostic maybe(Encounter encounter, String why) {
    return overlap(
            MAY_OVERLAP,
            encounter,
            "Whether some object is matched by this rule and by "
                + name(encounter)
                + " was not found out: "
                + why
                + ".")
        .hint("Make a PREFIX or SUFFIX differ, or the regular expressions shorter.");
  }

  private static Diagnostic tooMany(List<Encounter> givenUp) {
    Encounter first = givenUp.get(0);
    int others = givenUp.size() - 1;
    return overlap(
            MAY_OVERLAP,
            first,
            "Whether some object is matched by this rule and by "
                + name(first)
                + " was not found out"
                + (others == 0 ? "" : ", nor for " + others + " further rules")
                + ": too many share a PREFIX and SUFFIX and differ in regular expressions alone.")
        .hint("Give them a PREFIX of their own, or begin their FILTER with ^ and a folder.");
  }

  private static Diagnostic overlap(DiagnosticId id, Encounter encounter, String message) {
    return Diagnostic.of(id, place(encounter.later()), message)
        .and(place(encounter.earlier()), "the other rule");
  }

  private static String name(Encounter encounter) {
    Rule named = encounter.earlier();
    boolean here = named.span().source() == encounter.later().span().source();
    return named.title() + (here ? "" : " of " + named.span().source().name());
  }

  /** A rule is shown by its first condition. */
  private static Span place(Rule rule) {
    List<Condition> conditions = rule.when().conditions();
    return conditions.isEmpty()
        ? rule.when().span()
        : conditions.get(0).head().to(conditions.get(0).text().span());
  }

  private static boolean hasPatterns(Encounter encounter) {
    return PathConditions.of(encounter.earlier()).hasPatterns()
        || PathConditions.of(encounter.later()).hasPatterns();
  }

  /** Characters that a terminal would act upon, as regular expressions write them. */
  private static String printable(String path) {
    StringBuilder text = new StringBuilder();
    path.codePoints()
        .forEach(
            c -> {
              boolean shown =
                  !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
              text.append(shown ? Character.toString(c) : "\\x{" + Integer.toHexString(c) + "}");
            });
    return text.toString();
  }

  /** In 2019 the first rule that matched took the object. */
  @Override
  public boolean holdsFor(Target target) {
    return target != Target.BQTAIL_2019;
  }
}
