package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.target.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What rules mean, in clauses. {@code RAW ("Batch.Window.DurationInSec" = 2)} is {@code BATCH 2s},
 * and {@code ACTION move (DestURL = "gs://a")} is {@code MOVE TO "gs://a"}: each part has the place
 * at which it is written. So a law about meaning is written for clauses, and no RAW slips by it.
 *
 * <p>What RAW writes and no clause says stays in RAW. Rules about directories stay as they are:
 * their RAW is about other files.
 */
public final class Meaning {

  private Meaning() {}

  /** The same file with rules as they are meant for a target; null if that is not known. */
  public static RuleFile of(RuleFile file, Target target) {
    boolean old = target == Target.BQTAIL_2019;
    List<Rule> rules = file.rules().stream().map(rule -> of(rule, old)).toList();
    return new RuleFile(file.source(), rules, file.defaults(), file.deployments(), file.comments());
  }

  /** The rule as it is meant; the very same if all of it is in clauses. */
  private static Rule of(Rule rule, boolean old) {
    if (rule.source() instanceof DirectorySource) {
      return rule;
    }
    Clause.RawClause raw = rule.first(Clause.RawClause.class);
    return ActionMeaning.inVerbs(raw == null ? rule : withRaw(rule, raw, old));
  }

  private static Rule withRaw(Rule rule, Clause.RawClause raw, boolean old) {
    RuleDraft draft = new RuleDraft(rule, old);
    List<Clause.RawClause.Entry> left = new ArrayList<>();
    List<RawLeaf> leaves = new ArrayList<>(RawLeaf.of(raw));
    leaves.sort(Comparator.comparing(leaf -> !ViaMeaning.isDataset(leaf)));
    for (RawLeaf leaf : leaves) {
      if (!take(draft, leaf)) {
        left.add(leaf.entry());
      }
    }
    draft.put(
        Clause.RawClause.class, left.isEmpty() ? null : new Clause.RawClause(left, raw.head()));
    return draft.done();
  }

  private static boolean take(RuleDraft rule, RawLeaf leaf) {
    return switch (leaf.path().get(0).toLowerCase(Locale.ROOT)) {
      case "when" -> WhenMeaning.take(rule, leaf);
      case "dest" -> LoadMeaning.take(rule, leaf) || RowsMeaning.take(rule, leaf);
      case "batch" -> BatchMeaning.take(rule, leaf);
      case "onsuccess", "onfailure" -> ActionMeaning.take(rule, leaf);
      default -> WhenMeaning.takeHeader(rule, leaf);
    };
  }
}
