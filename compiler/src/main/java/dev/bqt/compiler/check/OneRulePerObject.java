package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.MAY_OVERLAP;
import static dev.bqt.compiler.diagnostic.DiagnosticId.OVERLAPPING_RULES;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.PathIndex.Entry;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.target.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * No object is matched by two rules that are enabled.
 *
 * <p>Shown by the path of an object that both match, or proven that there is none. Where that would
 * take too long it is said that there may be one. Each pair is told; but what a rule that matches
 * every object has in common with others is told at once. A comment in either rule allows a pair.
 */
final class OneRulePerObject implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    CommonPaths paths = new CommonPaths();
    Encounters encounters = new Encounters(entries(rules, paths), paths, rules.allows());
    Map<Entry, List<Encounter>> ofAll = new LinkedHashMap<>();
    for (Encounter encounter : encounters.sure()) {
      Entry all = encounter.matchesAll();
      boolean allowed =
          rules.allows().covers(OVERLAPPING_RULES, encounter.entry().rule().span())
              || rules.allows().covers(OVERLAPPING_RULES, encounter.other().rule().span());
      if (all == null || allowed) {
        found.add(surely(encounter));
      } else {
        ofAll.computeIfAbsent(all, none -> new ArrayList<>()).add(encounter.from(all));
      }
    }
    ofAll.values().forEach(each -> found.add(each.size() == 1 ? surely(each.get(0)) : all(each)));
    encounters.unsure().forEach(each -> found.add(maybe(each)));
    if (!encounters.givenUp().isEmpty()) {
      found.add(tooMany(encounters.givenUp()));
    }
  }

  /** The rules that are at work and of which it is known what they match. */
  static List<Entry> entries(RuleSet rules, CommonPaths paths) {
    List<Entry> entries = new ArrayList<>();
    for (Rule rule : rules.aboutObjects()) {
      PathConditions conditions = PathConditions.of(rule);
      if (isFinished(rule) && !rule.header().disabled() && paths.canRead(conditions)) {
        entries.add(new Entry(rule, paths.narrowed(conditions), entries.size()));
      }
    }
    return entries;
  }

  /** Of a rule that does not say yet what it matches, all others would be told. */
  private static boolean isFinished(Rule rule) {
    When when = rule.when();
    return rule.whole()
        && (when.any() || !when.conditions().isEmpty())
        && when.conditions().stream().noneMatch(each -> each.text().value().isEmpty());
  }

  private static Diagnostic surely(Encounter encounter) {
    return overlap(OVERLAPPING_RULES, encounter, both(encounter, encounter.earlier()))
        .hint(
            "Make "
                + (hasPatterns(encounter)
                    ? "one of them narrower, perhaps by an EXCLUDE"
                    : "PREFIX or SUFFIX of one of them narrower")
                + ", or mark one as DISABLED.");
  }

  /** The first of the rules that one rule has objects in common with, and how many there are. */
  private static Diagnostic all(List<Encounter> sameEntry) {
    Encounter first =
        sameEntry.stream().min(Comparator.comparing(each -> each.other().order())).orElseThrow();
    int others = sameEntry.size() - 1;
    return Diagnostic.of(
            OVERLAPPING_RULES,
            place(first.entry().rule()),
            both(first, first.other().rule())
                + " So it is with "
                + others
                + (others == 1 ? " more rule" : " more rules")
                + ", for this one matches every object.")
        .and(place(first.other().rule()), "the other rule")
        .hint("Give this one a PREFIX, a SUFFIX or a FILTER, or mark it as DISABLED.");
  }

  private static String both(Encounter encounter, Rule other) {
    Rule here = other == encounter.earlier() ? encounter.later() : encounter.earlier();
    return "Both this rule and "
        + name(other, here)
        + " match an object such as \""
        + printable(((Answer.Witness) encounter.answer()).text())
        + "\"; it could not be loaded by either.";
  }

  private static Diagnostic maybe(Encounter encounter) {
    return overlap(
            MAY_OVERLAP,
            encounter,
            "Whether some object is matched by this rule and by "
                + name(encounter.earlier(), encounter.later())
                + " was not found out: "
                + ((Answer.Unknown) encounter.answer()).why()
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
                + name(first.earlier(), first.later())
                + " was not found out"
                + (others == 0 ? "" : ", nor for " + others + " further rules")
                + ": too many share a PREFIX and SUFFIX and differ in regular expressions alone.")
        .hint("Give them a PREFIX of their own, or begin their FILTER with ^ and a folder.");
  }

  private static Diagnostic overlap(DiagnosticId id, Encounter encounter, String message) {
    return Diagnostic.of(id, place(encounter.later()), message)
        .and(place(encounter.earlier()), "the other rule");
  }

  /** How a message in one rule calls another. */
  static String name(Rule named, Rule from) {
    boolean here = named.span().source() == from.span().source();
    return named.title() + (here ? "" : " of " + named.span().source().name());
  }

  /** A rule is shown by its first condition. */
  static Span place(Rule rule) {
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
  static String printable(String path) {
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
