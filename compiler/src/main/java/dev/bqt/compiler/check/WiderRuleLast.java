package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NEVER_MATCHES;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.PathIndex.Entry;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.target.Target;
import java.util.List;

/**
 * Where the first rule that matches takes the object, each rule is left an object by every single
 * one that is written before it. What several of them leave together is not looked at.
 */
final class WiderRuleLast implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    CommonPaths paths = new CommonPaths();
    PathIndex index = new PathIndex(paths);
    List<Entry> entries = OneRulePerObject.entries(rules, paths);
    entries.forEach(index::add);
    for (Entry entry : entries) {
      index
          .first(entry, other -> other.order() < entry.order() && takesAll(other, entry, paths))
          .ifPresent(wide -> report(entry.rule(), entry.conditions(), wide.rule(), paths, found));
    }
  }

  private static boolean takesAll(Entry wide, Entry narrow, CommonPaths paths) {
    PathConditions all = PathConditions.of(wide.rule());
    PathConditions some = narrow.conditions();
    return some.prefix().startsWith(all.prefix())
        && some.suffix().endsWith(all.suffix())
        && all.exclude() == null
        && (all.filter() == null
            || all.filter().equals(some.filter())
            || findsAll(all, some, paths));
  }

  /** Whether the FILTER of one is found wherever the conditions of another are met. */
  private static boolean findsAll(PathConditions all, PathConditions some, CommonPaths paths) {
    PathConditions others = new PathConditions("", "", null, all.filter());
    return paths.find(List.of(some, others)) instanceof Answer.Empty;
  }

  private static void report(
      Rule narrow, PathConditions conditions, Rule wide, CommonPaths paths, Diagnostics found) {
    if (paths.find(List.of(conditions)) instanceof Answer.Witness witness) {
      found.add(
          Diagnostic.of(
                  NEVER_MATCHES,
                  OneRulePerObject.place(narrow),
                  "The first rule that matches takes the object: all that this one could match,"
                      + " such as \""
                      + OneRulePerObject.printable(witness.text())
                      + "\", is taken by "
                      + OneRulePerObject.name(wide, narrow)
                      + ".")
              .and(OneRulePerObject.place(wide), "the rule that is first")
              .hint("Write this rule above that one, or make that one narrower."));
    }
  }

  @Override
  public boolean holdsFor(Target target) {
    return target == Target.BQTAIL_2019;
  }
}
