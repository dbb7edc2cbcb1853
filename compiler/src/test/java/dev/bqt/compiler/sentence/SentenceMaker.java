package dev.bqt.compiler.sentence;

import static dev.bqt.compiler.sentence.ValueMaker.NOWHERE;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Defaults;
import dev.bqt.compiler.ast.Deployment;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.ast.When;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes files of sentences. What stands in one list of decisions is a statement or a clause, so
 * that an example becomes smaller a part at a time.
 */
final class SentenceMaker {

  private final List<Rule> rules = new ArrayList<>();
  private final List<Defaults> defaults = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<Clause> clauses = new ArrayList<>();
  private Rule open;

  private SentenceMaker() {}

  /** Sentences of the whole language, whatever they mean. */
  static RuleFile any(List<List<Integer>> parts) {
    SentenceMaker maker = new SentenceMaker();
    parts.forEach(part -> maker.add(new Choices(part)));
    maker.end();
    return new RuleFile(
        NOWHERE.source(), maker.rules, maker.defaults, maker.deployments, List.of());
  }

  private void add(Choices choices) {
    int kind = choices.below(8);
    if (kind < 6 && open != null) {
      ClauseMaker maker = new ClauseMaker(choices, false);
      boolean load = kind == 5 && !(open.source() instanceof JobSource);
      clauses.add(load ? maker.load() : maker.other());
    } else if (kind < 7) {
      end();
      open = rule(choices);
    } else {
      end();
      ClauseMaker maker = new ClauseMaker(choices, false);
      if (choices.onceIn(2)) {
        deployments.add(new Deployment(maker.values().assignments(2), NOWHERE));
      } else {
        List<Clause> given = choices.list(0, 2, () -> any(choices, maker));
        defaults.add(new Defaults(given, NOWHERE, NOWHERE));
      }
    }
  }

  private static Clause any(Choices choices, ClauseMaker maker) {
    return choices.onceIn(4) ? maker.load() : maker.other();
  }

  private void end() {
    if (open != null) {
      rules.add(new Rule(open.header(), open.source(), clauses, true, NOWHERE));
      clauses.clear();
      open = null;
    }
  }

  private static Rule rule(Choices choices) {
    ValueMaker values = new ValueMaker(choices, false);
    Name name = choices.onceIn(2) ? values.name() : null;
    Rule.Header header = new Rule.Header(name, choices.onceIn(5), choices.onceIn(5));
    return new Rule(header, source(choices, values), List.of(), true, NOWHERE);
  }

  private static Source source(Choices choices, ValueMaker values) {
    return switch (choices.below(4)) {
      case 0 -> new When(false, choices.list(0, 4, () -> condition(choices, values)), NOWHERE);
      case 1 -> job(choices, values);
      case 2 -> directory(choices, values);
      default -> new When(true, List.of(), NOWHERE);
    };
  }

  private static Condition condition(Choices choices, ValueMaker values) {
    Condition.Kind kind = choices.pick(List.of(Condition.Kind.values()));
    Topic topic = kind == Condition.Kind.MATCHING ? Topic.PATTERN : Topic.valueOf(kind.name());
    return new Condition(kind, values.text(topic), NOWHERE);
  }

  private static Source job(Choices choices, ValueMaker values) {
    Name type =
        choices.onceIn(2)
            ? values.word(List.of("QUERY", "LOAD", "COPY", "EXTRACT"), List.of("Load", "other"))
            : null;
    List<JobSource.JobCondition> conditions =
        choices.list(
            0,
            2,
            () ->
                new JobSource.JobCondition(
                    choices.pick(List.of(JobSource.JobCondition.Kind.values())),
                    values.text(Topic.JOB),
                    NOWHERE));
    return new JobSource(type, conditions, NOWHERE);
  }

  private static Source directory(Choices choices, ValueMaker values) {
    List<DirectorySource.DirectoryCondition> conditions =
        choices.list(
            0,
            2,
            () -> {
              boolean marker = choices.onceIn(2);
              return new DirectorySource.DirectoryCondition(
                  marker
                      ? DirectorySource.DirectoryCondition.Kind.COMPLETED_BY
                      : DirectorySource.DirectoryCondition.Kind.MATCHING,
                  values.text(marker ? Topic.MARKER : Topic.GROUPS),
                  NOWHERE);
            });
    return new DirectorySource(
        choices.onceIn(2) ? values.text(Topic.DIRECTORY) : null, conditions, NOWHERE);
  }
}
