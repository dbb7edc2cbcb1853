package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.EMPTY_GROUP;
import static dev.bqt.compiler.diagnostic.DiagnosticId.OBJECTS_WITHOUT_GROUPS;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Tables;
import dev.bqt.compiler.check.tree.Texts;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.check.value.OfPath;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.pattern.PathPattern;
import dev.bqt.compiler.pattern.PatternGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * MATCHING is found in each object that a rule takes, if its groups are used, and no partition and
 * no table is made of groups alone that may be empty. Where a pattern is not found BqTail replaces
 * no group (tail/config/dest.go of viant/bqtail).
 */
final class PatternFindsAll implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    CommonPaths common = new CommonPaths();
    for (Rule rule : rules.aboutObjects()) {
      boolean readable =
          rule.pattern() != null && PathPattern.of(rule.pattern().value()).compiled() != null;
      if (readable && rule.whole()) {
        List<Written> used = used(rule);
        if (!used.isEmpty() && rule.when().first(Condition.Kind.FILTER) != null) {
          inspectFilter(rule, used.get(0), common, found);
        }
        used.forEach(written -> inspectEmpty(written, rule, common, found));
      }
    }
  }

  /** What takes something from the path. */
  private static List<Written> used(Rule rule) {
    List<Written> all = new ArrayList<>(Tables.of(rule));
    all.addAll(Texts.of(rule));
    all.removeIf(
        each -> {
          boolean table = each.place() == Place.TABLE;
          boolean other = each.place() == Place.ROWS || each.place() == Place.ACTION;
          return !table && !other
              || OfPath.in(each.value(), table, rule).stream()
                  .allMatch(part -> part.groups().isEmpty());
        });
    return all;
  }

  private static void inspectFilter(
      Rule rule, Written used, CommonPaths common, Diagnostics found) {
    PathConditions taken = PathConditions.of(rule);
    if (rule.pattern().value().equals(taken.filter())) {
      return;
    }
    PathConditions missed = new PathConditions("", "", null, rule.pattern().value());
    boolean readable = common.canRead(taken) && common.canRead(missed);
    if (readable && common.find(List.of(taken, missed)) instanceof Answer.Witness witness) {
      found.add(
          Diagnostic.of(
                  OBJECTS_WITHOUT_GROUPS,
                  used.span(),
                  "The rule takes "
                      + witness.text()
                      + ", in which MATCHING is not found: nothing is replaced here then.")
              .and(rule.when().first(Condition.Kind.FILTER).text().span(), "what the rule takes")
              .and(rule.pattern().span(), "what is not found")
              .hint("Leave FILTER out: MATCHING filters, too."));
    }
  }

  private static void inspectEmpty(
      Written written, Rule rule, CommonPaths common, Diagnostics found) {
    if (written.place() != Place.TABLE) {
      return;
    }
    String rest = written.value();
    Set<Integer> groups = new TreeSet<>();
    List<OfPath> parts = OfPath.in(written.value(), true, rule);
    for (int i = parts.size() - 1; i >= 0; i--) {
      OfPath part = parts.get(i);
      if (part.bare()) {
        groups.addAll(part.groups());
        rest = rest.substring(0, part.at().start()) + rest.substring(part.at().end());
      }
    }
    String witness = isNothing(rest, written, rule) ? empty(groups, rule, common) : "";
    if (!witness.isEmpty()) {
      found.add(
          Diagnostic.of(
                  EMPTY_GROUP,
                  written.span(),
                  "Nothing is left of this for " + witness + ": all that is captured is empty.")
              .and(rule.pattern().span(), "the pattern")
              .hint("Let the groups have a character at least: + for *, and no ? behind them."));
    }
  }

  /** A path for which all of the groups are empty; an empty text if none is found. */
  private static String empty(Set<Integer> groups, Rule rule, CommonPaths common) {
    PatternGroups known = new PatternGroups(rule.pattern().value());
    if (groups.stream().anyMatch(known::isNeverEmpty)) {
      return "";
    }
    Pattern pattern = PathPattern.of(rule.pattern().value()).compiled();
    String without = known.without(groups);
    List<PathConditions> all =
        List.of(
            PathConditions.of(rule),
            new PathConditions("", "", rule.pattern().value(), null),
            new PathConditions("", "", without, null));
    if (!all.stream().allMatch(common::canRead)
        || !(common.find(all) instanceof Answer.Witness witness)) {
      return "";
    }
    Matcher matcher = pattern.matcher(witness.text());
    boolean empty =
        matcher.find()
            && groups.stream()
                .allMatch(each -> each <= matcher.groupCount() && isEmpty(matcher.group(each)));
    return empty ? witness.text() : "";
  }

  private static boolean isEmpty(String group) {
    return group == null || group.isEmpty();
  }

  /** A partition, or a table behind its dataset. */
  private static boolean isNothing(String rest, Written written, Rule rule) {
    boolean partition =
        Partitions.stated(rule) != null
            && written.span().equals(Partitions.stated(rule).value().span());
    return partition ? rest.isEmpty() : rest.isEmpty() || rest.endsWith(".") || rest.endsWith("$");
  }
}
