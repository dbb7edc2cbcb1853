package dev.bqt.compiler.check.meaning;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Clause.QuarantineClause.Place;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.JobSource.JobCondition;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.When;
import java.util.ArrayList;
import java.util.List;

/** {@code When}, and what stands beside it in the JSON. */
final class WhenMeaning {

  private WhenMeaning() {}

  static boolean take(RuleDraft rule, RawLeaf leaf) {
    boolean text = leaf.text() != null || leaf.isNothing();
    if (rule.source() instanceof JobSource job) {
      return text && takeOfJob(rule, job, leaf);
    }
    Condition.Kind kind =
        switch (leaf.key()) {
          case "when.prefix" -> Condition.Kind.PREFIX;
          case "when.suffix" -> Condition.Kind.SUFFIX;
          case "when.filter" -> Condition.Kind.FILTER;
          case "when.exclusion" -> Condition.Kind.EXCLUDE;
          default -> null;
        };
    if (kind != null && text) {
      condition(rule, kind, leaf);
    }
    return kind != null && text;
  }

  /** Puts a condition in the place of one of its kind; a leaf that says nothing takes it away. */
  static void condition(RuleDraft rule, Condition.Kind kind, RawLeaf leaf) {
    When when = (When) rule.source();
    List<Condition> all = new ArrayList<>(when.conditions());
    all.removeIf(each -> each.kind() == kind);
    if (leaf.text() != null) {
      all.add(new Condition(kind, leaf.text(), leaf.place()));
    }
    rule.source(new When(when.any(), all, when.span()));
  }

  private static boolean takeOfJob(RuleDraft rule, JobSource job, RawLeaf leaf) {
    if (leaf.key().equals("when.type")) {
      Name type = leaf.text() == null ? null : new Name(leaf.text().value(), leaf.text().span());
      rule.source(new JobSource(type, job.conditions(), job.span()));
      return true;
    }
    boolean into = leaf.key().equals("when.dest");
    if (!into && !leaf.key().equals("when.source")) {
      return false;
    }
    JobCondition.Kind kind = into ? JobCondition.Kind.INTO : JobCondition.Kind.FROM;
    List<JobCondition> all = new ArrayList<>(job.conditions());
    all.removeIf(each -> each.kind() == kind);
    if (leaf.text() != null) {
      all.add(new JobCondition(kind, leaf.text(), leaf.place()));
    }
    rule.source(new JobSource(job.type(), all, job.span()));
    return true;
  }

  /** The fields that stand beside {@code When} and have no fields of their own. */
  static boolean takeHeader(RuleDraft rule, RawLeaf leaf) {
    boolean truth = leaf.value() instanceof Literal.Truth || leaf.isNothing();
    boolean text = leaf.text() != null || leaf.isNothing();
    switch (leaf.key()) {
      case "disabled" -> rule.disabled(leaf.isTrue());
      case "async" -> rule.async(leaf.isTrue());
      case "corruptedfileurl" -> {
        if (text) {
          quarantine(rule, Place.Kind.CORRUPTED, leaf);
        }
        return text;
      }
      case "invalidschemaurl" -> {
        if (text) {
          quarantine(rule, Place.Kind.INVALID_SCHEMA, leaf);
        }
        return text;
      }
      default -> {
        return false;
      }
    }
    return truth;
  }

  private static void quarantine(RuleDraft rule, Place.Kind kind, RawLeaf leaf) {
    Clause.QuarantineClause present = rule.first(Clause.QuarantineClause.class);
    List<Place> places = new ArrayList<>(present == null ? List.of() : present.places());
    places.removeIf(each -> each.kind() == kind);
    if (leaf.text() != null) {
      places.add(new Place(kind, leaf.text(), leaf.place()));
    }
    rule.put(
        Clause.QuarantineClause.class,
        places.isEmpty()
            ? null
            : new Clause.QuarantineClause(places, present == null ? leaf.place() : present.head()));
  }
}
