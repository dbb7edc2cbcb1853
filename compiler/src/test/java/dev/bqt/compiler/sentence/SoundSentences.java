package dev.bqt.compiler.sentence;

import static dev.bqt.compiler.sentence.ValueMaker.NOWHERE;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.ast.TransientClause;
import dev.bqt.compiler.ast.When;
import java.util.ArrayList;
import java.util.List;

/** Makes one rule of which most compiles: about objects, or about finished jobs. */
final class SoundSentences {

  private SoundSentences() {}

  /** The first list of decisions is of the head of the rule, each other one of a clause. */
  static RuleFile file(List<List<Integer>> parts, boolean aboutJobs) {
    Choices head = new Choices(parts.get(0));
    ValueMaker values = new ValueMaker(head, true);
    Name name = head.onceIn(2) ? values.name() : null;
    Rule.Header header =
        new Rule.Header(name, !aboutJobs && head.onceIn(5), !aboutJobs && head.onceIn(5));
    List<Clause> clauses = new ArrayList<>();
    if (!aboutJobs) {
      ClauseMaker maker = new ClauseMaker(head, true);
      clauses.add(maker.load());
      if (!head.onceIn(4)) {
        clauses.add(maker.via());
      }
    }
    for (List<Integer> part : parts.subList(1, parts.size())) {
      Clause clause = new ClauseMaker(new Choices(part), true).other();
      if (fits(clause, clauses)) {
        clauses.add(clause);
      }
    }
    Source source = aboutJobs ? job(head, values) : objects(head, values);
    Rule rule = new Rule(header, source, clauses, true, NOWHERE);
    return new RuleFile(NOWHERE.source(), List.of(rule), List.of(), List.of(), List.of());
  }

  /** Each once, and none about directories or DEFAULTS. */
  private static boolean fits(Clause clause, List<Clause> others) {
    return !(clause instanceof DirectoryClause || clause instanceof Clause.NoClause)
        && (clause instanceof TransientClause.Join
            || others.stream().noneMatch(other -> other.name().equals(clause.name())));
  }

  private static Source objects(Choices choices, ValueMaker values) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(new Condition(Condition.Kind.PREFIX, values.text(Topic.PREFIX), NOWHERE));
    for (Condition.Kind kind : Condition.Kind.values()) {
      if (kind != Condition.Kind.PREFIX && choices.onceIn(3)) {
        Topic topic = kind == Condition.Kind.MATCHING ? Topic.PATTERN : Topic.valueOf(kind.name());
        conditions.add(new Condition(kind, values.text(topic), NOWHERE));
      }
    }
    return new When(false, conditions, NOWHERE);
  }

  private static Source job(Choices choices, ValueMaker values) {
    Name type =
        choices.onceIn(2)
            ? values.word(List.of("QUERY", "LOAD", "COPY", "EXTRACT"), List.of())
            : null;
    JobSource.JobCondition into =
        new JobSource.JobCondition(
            choices.pick(List.of(JobSource.JobCondition.Kind.values())),
            values.text(Topic.JOB),
            NOWHERE);
    return new JobSource(type, List.of(into), NOWHERE);
  }
}
