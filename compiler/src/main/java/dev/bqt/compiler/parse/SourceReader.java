package dev.bqt.compiler.parse;

import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.DirectorySource.DirectoryCondition;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.JobSource.JobCondition;
import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.parse.error.Broken;
import dev.bqt.compiler.parse.word.Tokens;
import dev.bqt.compiler.parse.word.Words;
import dev.bqt.compiler.source.Span;
import dev.bqt.grammar.BqtParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Reads what a rule waits for. */
final class SourceReader {

  private final Tokens tokens;
  private final ValueReader values;
  private final Broken broken;

  SourceReader(Tokens tokens, ValueReader values, Broken broken) {
    this.tokens = tokens;
    this.values = values;
    this.broken = broken;
  }

  Source read(BqtParser.RuleStatementContext rule) {
    Token when = rule.WHEN().getSymbol();
    if (rule.subject() instanceof BqtParser.JobSubjectContext job) {
      return job(when, job);
    }
    if (rule.subject() instanceof BqtParser.LoadSubjectContext load && load.source() != null) {
      return source(when, load.source());
    }
    return new When(false, List.of(), tokens.span(when));
  }

  private Source source(Token when, BqtParser.SourceContext source) {
    Span span = tokens.span(when, source.getStop());
    if (source instanceof BqtParser.DirectorySourceContext directory) {
      return directory(directory, span);
    }
    List<Condition> conditions = new ArrayList<>();
    if (source instanceof BqtParser.ObjectSourceContext objects) {
      for (BqtParser.ConditionContext condition : objects.condition()) {
        if (!broken.contains(condition)) {
          conditions.add(condition(condition));
        }
      }
    }
    return new When(source instanceof BqtParser.AnySourceContext, conditions, span);
  }

  private Condition condition(BqtParser.ConditionContext condition) {
    Condition.Kind kind = Condition.Kind.valueOf(Words.keyword(condition.kind.getType()));
    Text text = values.text(condition.STRING());
    return new Condition(kind, text, tokens.span(condition.kind));
  }

  private Source directory(BqtParser.DirectorySourceContext directory, Span span) {
    List<DirectoryCondition> conditions = new ArrayList<>();
    for (BqtParser.DirectoryConditionContext condition : directory.directoryCondition()) {
      if (broken.contains(condition)) {
        continue;
      }
      if (condition instanceof BqtParser.DirectoryPatternContext pattern) {
        Span head = tokens.span(pattern.getStart());
        Text text = values.text(pattern.STRING());
        conditions.add(new DirectoryCondition(DirectoryCondition.Kind.MATCHING, text, head));
      } else if (condition instanceof BqtParser.DirectoryMarkerContext marker) {
        Span head = tokens.span(marker.getStart(), marker.BY().getSymbol());
        Text text = values.text(marker.STRING());
        conditions.add(new DirectoryCondition(DirectoryCondition.Kind.COMPLETED_BY, text, head));
      }
    }
    Text named = directory.STRING() == null ? null : values.text(directory.STRING());
    return new DirectorySource(named, conditions, span);
  }

  private Source job(Token when, BqtParser.JobSubjectContext job) {
    List<JobCondition> conditions = new ArrayList<>();
    ParserRuleContext last = job.jobType();
    for (BqtParser.JobConditionContext condition : job.jobCondition()) {
      if (!broken.contains(condition)) {
        JobCondition.Kind kind = JobCondition.Kind.valueOf(Words.keyword(condition.kind.getType()));
        Span head = tokens.span(condition.kind);
        conditions.add(new JobCondition(kind, values.text(condition.STRING()), head));
        last = condition;
      }
    }
    Name type =
        job.jobType() == null || broken.contains(job.jobType())
            ? null
            : new Name(job.jobType().getText(), tokens.span(job.jobType()));
    Span span = tokens.span(when, last == null ? job.getStart() : last.getStop());
    return new JobSource(type, conditions, span);
  }
}
