package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.FIRST_OBJECT_DECIDES;
import static dev.bqt.compiler.diagnostic.DiagnosticId.FIRST_OBJECT_IN_ACTION;
import static dev.bqt.compiler.diagnostic.DiagnosticId.LOADED_TWICE;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.BatchTail;
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

/**
 * What PARTITION, a table of SPLIT and SQL take from the path is the same for all objects of a
 * window. BqTail takes it from the object that has opened the window. Objects of one window agree
 * in the table, and, without ACROSS FOLDERS, in the folder; BY PATTERN makes windows of their own,
 * but each takes all objects of its folders and its table (tail/batch of viant/bqtail).
 */
final class OneValueInWindow implements Check {

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    CommonPaths common = new CommonPaths();
    for (Rule rule : rules.aboutObjects()) {
      boolean whole = rule.batch() != null && rule.load() != null && rule.whole();
      boolean plain =
          rule.pattern() == null
              && Partitions.stated(rule) == null
              && Partitions.split(rule) == null;
      if (plain) {
        continue; // Nothing is taken from a path.
      }
      if (whole && rule.load().table() != null) {
        List<OfPath> table = OfPath.in(rule.load().table().text(), true, rule);
        for (Written written : decidedOnce(rule)) {
          inspect(written, table, rule, common, found);
        }
        inspectWindows(rule, table, common, found);
      }
    }
  }

  /** Windows of one folder and one table take each of them all objects that are there. */
  private static void inspectWindows(
      Rule rule, List<OfPath> table, CommonPaths common, Diagnostics found) {
    BatchTail.ByPattern byPattern = rule.batch().first(BatchTail.ByPattern.class);
    Pattern pattern =
        rule.pattern() == null ? null : PathPattern.of(rule.pattern().value()).compiled();
    if (byPattern == null || pattern == null) {
      return;
    }
    PatternGroups groups = new PatternGroups(rule.pattern().value());
    for (int group = 1; group <= pattern.groupCount(); group++) {
      boolean apart = OfPath.ofGroup(group).groupsBeside(table).isEmpty();
      String witness =
          apart || groups.isLiteral(group) ? "" : inName(group, pattern, groups, rule, common);
      if (!witness.isEmpty()) {
        found.add(
            Diagnostic.of(
                    LOADED_TWICE,
                    byPattern.head(),
                    "Group $"
                        + group
                        + " is in the names of the files, as in "
                        + witness
                        + ": there are several windows for one folder, and each loads all that is"
                        + " in it.")
                .and(rule.pattern().span(), "the groups are in here")
                .hint("Leave BY PATTERN out, or put the group into the name of the table."));
        return;
      }
    }
  }

  private static List<Written> decidedOnce(Rule rule) {
    List<Written> all = new ArrayList<>(Tables.of(rule));
    all.addAll(Texts.of(rule));
    all.removeIf(
        each ->
            each.place() != Place.TABLE
                    && each.place() != Place.ROWS
                    && each.place() != Place.ACTION
                || each.span().equals(rule.load().table().span())
                || each.value().indexOf('$') < 0);
    return all;
  }

  private static void inspect(
      Written written, List<OfPath> table, Rule rule, CommonPaths common, Diagnostics found) {
    for (OfPath each : OfPath.in(written.value(), written.place() == Place.TABLE, rule)) {
      Diagnostic differs =
          each.isModBeside(table) ? mod(written, each) : groups(written, each, table, rule, common);
      if (differs != null) {
        found.add(differs.and(rule.batch().head(), "the window"));
        return;
      }
    }
  }

  private static Diagnostic mod(Written written, OfPath each) {
    return report(written, each, "$Mod is another number for each object.")
        .hint("Leave BATCH out, or put the same $Mod into the name of the table.");
  }

  /** Null if they are the same in a window, or nothing is known of that. */
  private static Diagnostic groups(
      Written written, OfPath each, List<OfPath> table, Rule rule, CommonPaths common) {
    Pattern pattern =
        rule.pattern() == null ? null : PathPattern.of(rule.pattern().value()).compiled();
    if (pattern == null) {
      return null;
    }
    PatternGroups groups = new PatternGroups(rule.pattern().value());
    boolean folders =
        rule.batch().first(BatchTail.AcrossFolders.class) != null
            && rule.batch().first(BatchTail.ByPattern.class) == null;
    for (int group : each.groupsBeside(table)) {
      if (!groups.isLiteral(group)) {
        String witness = inName(group, pattern, groups, rule, common);
        if (!witness.isEmpty()) {
          return report(written, each, "It is in the names of the files, as in " + witness + ".")
              .hint(
                  "Leave BATCH out, or put it into the name of the table. If it is the name of a"
                      + " folder, write the / behind it in MATCHING.");
        } else if (folders) {
          return report(written, each, "ACROSS FOLDERS takes objects of several folders together.")
              .hint("Write ACROSS FOLDERS BY PATTERN: a window for each value.");
        }
      }
    }
    return null;
  }

  /** A path that the rule takes, in which a group is in the name of the file; or an empty text. */
  private static String inName(
      int group, Pattern pattern, PatternGroups groups, Rule rule, CommonPaths common) {
    if (groups.isBeforeSlash(group)) {
      return "";
    }
    PathConditions taken = PathConditions.of(rule);
    List<PathConditions> all =
        List.of(
            taken,
            new PathConditions("", "", pattern.pattern(), null),
            new PathConditions("", "", groups.atTheEnd(group), null));
    if (!all.stream().allMatch(common::canRead)
        || !(common.find(all) instanceof Answer.Witness witness)) {
      return "";
    }
    Matcher matcher = pattern.matcher(witness.text());
    boolean inName =
        matcher.find()
            && group <= matcher.groupCount()
            && matcher.end(group) > witness.text().lastIndexOf('/') + 1;
    return inName ? witness.text() : "";
  }

  private static Diagnostic report(Written written, OfPath each, String why) {
    String words = written.value().substring(each.at().start(), each.at().end());
    return Diagnostic.of(
        written.place() == Place.ACTION ? FIRST_OBJECT_IN_ACTION : FIRST_OBJECT_DECIDES,
        written.places().of(each.at().start(), each.at().end()),
        "BqTail takes "
            + words
            + " from the first object of a window, for all of its objects. "
            + why);
  }
}
