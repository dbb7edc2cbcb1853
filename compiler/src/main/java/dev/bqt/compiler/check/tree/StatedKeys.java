package dev.bqt.compiler.check.tree;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Outcome;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.ViaTail;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.option.LoadOptions;
import dev.bqt.compiler.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON keys that the clauses of a rule write, as paths, each with where it is said. */
public final class StatedKeys {

  private static final Map<Condition.Kind, String> CONDITIONS =
      Map.of(
          Condition.Kind.PREFIX, "When.Prefix",
          Condition.Kind.SUFFIX, "When.Suffix",
          Condition.Kind.FILTER, "When.Filter",
          Condition.Kind.EXCLUDE, "When.Exclusion",
          Condition.Kind.MATCHING, "Dest.Pattern");

  private static final Map<Class<?>, String> TAILS =
      Map.ofEntries(
          Map.entry(LoadTail.Matching.class, "Dest.Pattern"),
          Map.entry(LoadTail.Partition.class, "Dest.Partition"),
          Map.entry(LoadTail.SchemaLike.class, "Dest.Schema.Template"),
          Map.entry(LoadTail.Autodetect.class, "Dest.Schema.Autodetect"),
          Map.entry(LoadTail.FieldAddition.class, "Dest.AllowFieldAddition"),
          Map.entry(LoadTail.Expires.class, "Dest.Expiry"),
          Map.entry(LoadTail.Overwrite.class, "Dest.Override"),
          Map.entry(LoadTail.Append.class, "Dest.Override"),
          Map.entry(ViaTail.Project.class, "Dest.Transient.ProjectID"),
          Map.entry(ViaTail.Region.class, "Dest.Transient.Region"),
          Map.entry(ViaTail.Alias.class, "Dest.Transient.Alias"),
          Map.entry(ViaTail.Template.class, "Dest.Transient.Template"),
          Map.entry(ViaTail.CopyBy.class, "Dest.Transient.CopyMethod"),
          Map.entry(ViaTail.Where.class, "Dest.Transient.Criteria"),
          Map.entry(ViaTail.Balanced.class, "Dest.Transient.Balancer"),
          Map.entry(BatchTail.Rollover.class, "Batch.RollOver"),
          Map.entry(BatchTail.AcrossFolders.class, "Batch.MultiPath"),
          Map.entry(BatchTail.ByPattern.class, "Batch.UsePatternHash"),
          Map.entry(BatchTail.Stagger.class, "Batch.MaxDelayInSec"),
          Map.entry(BatchTail.Group.class, "Batch.Group"),
          Map.entry(TransientClause.Parameters.class, "Dest.Parameters"),
          Map.entry(TransientClause.Transform.class, "Dest.Transform"),
          Map.entry(TransientClause.Join.class, "Dest.SideInputs"),
          Map.entry(TransientClause.Deduplicate.class, "Dest.UniqueColumns"),
          Map.entry(TransientClause.Split.class, "Dest.Schema.Split"),
          Map.entry(Clause.StalledClause.class, "StalledThresholdInSec"),
          Map.entry(Clause.ReloadClause.class, "MaxReload"));

  private final Map<String, Span> all = new LinkedHashMap<>();

  private StatedKeys() {}

  /** All of them, in the order of the rule. */
  public static Map<String, Span> of(Rule rule) {
    StatedKeys keys = new StatedKeys();
    keys.addSource(rule);
    rule.clauses().forEach(keys::addClause);
    return keys.all;
  }

  private void addSource(Rule rule) {
    if (rule.header().disabled()) {
      all.put("Disabled", rule.source().span());
    }
    if (rule.header().async()) {
      all.put("Async", rule.source().span());
    }
    if (rule.source() instanceof When when) {
      when.conditions().forEach(each -> all.put(CONDITIONS.get(each.kind()), each.head()));
    } else if (rule.source() instanceof JobSource job) {
      for (JobSource.JobCondition each : job.conditions()) {
        boolean into = each.kind() == JobSource.JobCondition.Kind.INTO;
        all.put(into ? "When.Dest" : "When.Source", each.head());
      }
      if (job.type() != null) {
        all.put("When.Type", job.type().span());
      }
    }
  }

  private void addClause(Clause clause) {
    put(TAILS.get(clause.getClass()), clause.head());
    if (clause instanceof Clause.LoadClause load) {
      addLoad(load);
    } else if (clause instanceof TransientClause.Via via) {
      put("Dest.Transient.Dataset", via.head());
      via.tails().forEach(tail -> put(TAILS.get(tail.getClass()), tail.head()));
    } else if (clause instanceof Clause.BatchClause batch) {
      put(batch.window() == null ? null : "Batch.Window.DurationInSec", batch.head());
      batch.tails().forEach(tail -> put(TAILS.get(tail.getClass()), tail.head()));
    } else if (clause instanceof Clause.OutcomeClause on) {
      put(on.outcome() == Outcome.SUCCESS ? "OnSuccess" : "OnFailure", on.head());
    } else if (clause instanceof Clause.QuarantineClause quarantine) {
      for (Clause.QuarantineClause.Place place : quarantine.places()) {
        boolean corrupted = place.kind() == Clause.QuarantineClause.Place.Kind.CORRUPTED;
        put(corrupted ? "CorruptedFileURL" : "InvalidSchemaURL", place.head());
      }
    } else if (clause instanceof Clause.InfoClause info) {
      for (Assignments.Entry entry : info.assignments().entries()) {
        put("Info." + entry.key().text().replace("_", ""), entry.key().span());
      }
    }
  }

  private void addLoad(Clause.LoadClause load) {
    put(load.table() == null ? null : "Dest.Table", load.head());
    put(load.format() == null ? null : "Dest.SourceFormat", load.head());
    for (LoadTail tail : load.tails()) {
      put(TAILS.get(tail.getClass()), tail.head());
      if (tail instanceof LoadTail.Options options) {
        for (Assignments.Entry entry : options.assignments().entries()) {
          LoadOption option = LoadOptions.OF_LOAD.find(entry.key().text());
          put(
              option == null ? null : "Dest." + String.join(".", option.path()),
              entry.key().span());
        }
      }
    }
  }

  private void put(String key, Span place) {
    if (key != null) {
      all.putIfAbsent(key, place);
    }
  }
}
