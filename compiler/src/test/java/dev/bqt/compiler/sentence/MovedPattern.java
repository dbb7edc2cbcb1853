package dev.bqt.compiler.sentence;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.ast.When;
import java.util.ArrayList;
import java.util.List;

/** MATCHING behind LOAD belongs behind WHEN, if there is none and the source can have one. */
final class MovedPattern {

  private MovedPattern() {}

  static RuleFile in(RuleFile file) {
    List<Rule> rules = file.rules().stream().map(MovedPattern::in).toList();
    return new RuleFile(file.source(), rules, file.defaults(), file.deployments(), file.comments());
  }

  private static Rule in(Rule rule) {
    for (Clause clause : rule.clauses()) {
      if (clause instanceof Clause.LoadClause load && load.first(LoadTail.Matching.class) != null) {
        LoadTail.Matching moved = load.first(LoadTail.Matching.class);
        Source source = with(moved, rule.source());
        if (source == null) {
          return rule;
        }
        List<LoadTail> tails = new ArrayList<>(load.tails());
        tails.remove(moved);
        List<Clause> clauses = new ArrayList<>(rule.clauses());
        clauses.set(
            clauses.indexOf(clause),
            new Clause.LoadClause(load.format(), load.table(), tails, load.head()));
        return new Rule(rule.header(), source, clauses, rule.whole(), rule.span());
      }
    }
    return rule;
  }

  /** The source with the pattern, or null if that stays where it is. */
  private static Source with(LoadTail.Matching moved, Source source) {
    if (source instanceof When when && !when.any() && when.first(Condition.Kind.MATCHING) == null) {
      List<Condition> conditions = new ArrayList<>(when.conditions());
      conditions.add(new Condition(Condition.Kind.MATCHING, moved.pattern(), moved.head()));
      return new When(false, conditions, when.span());
    }
    DirectorySource.DirectoryCondition.Kind kind = DirectorySource.DirectoryCondition.Kind.MATCHING;
    if (source instanceof DirectorySource directory && directory.first(kind) == null) {
      List<DirectorySource.DirectoryCondition> conditions = new ArrayList<>(directory.conditions());
      conditions.add(new DirectorySource.DirectoryCondition(kind, moved.pattern(), moved.head()));
      return new DirectorySource(directory.directory(), conditions, directory.span());
    }
    return null;
  }
}
