package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ILLEGAL_PARTITION;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.tree.Captured;
import dev.bqt.compiler.check.value.Partitions;
import dev.bqt.compiler.check.value.Partitions.Partition;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.expansion.Expansions.Expansion;
import dev.bqt.compiler.expansion.Expansions.Kind;
import dev.bqt.compiler.pattern.PathPattern;
import dev.bqt.compiler.pattern.PatternGroups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What groups of MATCHING capture can be a partition. It is said only where it is proven that no
 * text that the groups may have is one; that some are none is not looked at.
 */
final class PartitionGroups implements Check {

  private static final String MONTH = "(?:0[1-9]|1[0-2])";
  private static final String DAY = "(?:0[1-9]|[12][0-9]|3[01])";

  /** The names of partitions by the type of {@code time_partitioning}. */
  private static final Map<String, String> LEGAL =
      Map.of(
          "YEAR", "[0-9]{4}",
          "MONTH", "[0-9]{4}" + MONTH,
          "DAY", "[0-9]{4}" + MONTH + DAY,
          "HOUR", "[0-9]{4}" + MONTH + DAY + "(?:[01][0-9]|2[0-3])");

  /** Without a type: what has digits alone, be it the number with which a range begins. */
  private static final String ANY = "-?[0-9]+|__NULL__|__UNPARTITIONED__";

  /** What looks beyond a group, or changes how it is read. */
  private static final Pattern BEYOND =
      Pattern.compile("\\\\[bBAzQE]|\\(\\?[a-zA-Z-]*[imsU-]|(?:^|[^\\[\\\\])[\\^]|[^\\\\]\\$|^\\$");

  /** What was proven, each once: rules are often alike. */
  private static final class Proofs {

    private final CommonPaths common = new CommonPaths();
    private final Map<String, Boolean> known = new HashMap<>();

    /** Whether no text is of both patterns. */
    boolean isApart(String one, String other) {
      return known.computeIfAbsent(
          one + "\n" + other,
          both -> {
            List<PathConditions> all = List.of(whole(one), whole(other));
            return all.stream().allMatch(common::canRead)
                && common.find(all) instanceof Answer.Empty;
          });
    }

    private static PathConditions whole(String pattern) {
      return new PathConditions("/", "", "^/(?:" + pattern + ")$", null);
    }
  }

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    Proofs proofs = new Proofs();
    for (Rule rule : rules.aboutObjects()) {
      boolean anyCase = rule.pattern() != null && rule.pattern().value().startsWith("(?i");
      if (rule.pattern() != null && !anyCase && Captured.groups(rule) > 0) {
        Partitions.of(rule).forEach(each -> inspect(each, rule, proofs, found));
      }
    }
  }

  private static void inspect(Partition partition, Rule rule, Proofs proofs, Diagnostics found) {
    List<String> parts = new ArrayList<>();
    boolean known = addParts(partition.value(), rule, Captured.parameters(rule), parts);
    String type = LegalPartitions.type(rule);
    String legal = LEGAL.getOrDefault(type, ANY);
    if (!known || parts.stream().noneMatch(part -> part.startsWith("("))) {
      return;
    }
    if (proofs.isApart(String.join("", parts), legal)) {
      found.add(
          Diagnostic.of(
                  ILLEGAL_PARTITION,
                  partition.written().span(),
                  LEGAL.containsKey(type)
                      ? "The table is partitioned by "
                          + type
                          + ", and nothing that the pattern captures here is the name of one."
                      : "A partition is called by digits alone, and the pattern captures no such"
                          + " text here.")
              .and(rule.pattern().span(), "the pattern")
              .hint("Capture year, month and day apart, and write them together: \"$1$2$3\"."));
    }
  }

  /** Adds a pattern for each part of a partition; whether all of them are known. */
  private static boolean addParts(
      String value, Rule rule, Map<String, String> parameters, List<String> parts) {
    PatternGroups groups = new PatternGroups(rule.pattern().value());
    int from = 0;
    for (Expansion each : Expansions.of(value)) {
      parts.add(Pattern.quote(value.substring(from, each.start())));
      from = each.end();
      if (!addPart(each, rule, parameters, groups, parts)) {
        return false;
      }
    }
    parts.add(Pattern.quote(value.substring(from)));
    return true;
  }

  private static boolean addPart(
      Expansion each,
      Rule rule,
      Map<String, String> parameters,
      PatternGroups groups,
      List<String> parts) {
    String expression = parameters.get(each.inside());
    if (each.kind() == Kind.NAME && each.inside().equals("Date")) {
      return parts.add("[0-9]{8}");
    } else if (each.kind() == Kind.NAME && each.inside().equals("Hour")) {
      return parts.add("[0-9]{2}");
    } else if (each.kind() == Kind.NAME && expression != null && expression.indexOf('(') < 0) {
      return addParts(expression, rule, Map.of(), parts);
    } else if (each.kind() != Kind.CAPTURE || each.inside().length() > 1) {
      return false;
    }
    int group = Integer.parseInt(each.inside());
    String inside = groups.inside(group);
    boolean alone =
        inside != null
            && PathPattern.of(inside).compiled() != null
            && !BEYOND.matcher(inside).find();
    return alone && parts.add("(?:" + inside + ")" + (groups.isNeverEmpty(group) ? "" : "?"));
  }
}
