package dev.bqt.compiler.sentence.print;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Defaults;
import dev.bqt.compiler.ast.Deployment;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Source;
import dev.bqt.compiler.ast.When;
import dev.bqt.compiler.sentence.Choices;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes a tree as somebody might have written it: what means nothing is as the style wants. */
public final class SentencePrinter {

  private final Choices style;
  private final WordPrinter words;
  private final ClausePrinter clauses;

  private SentencePrinter(Choices style) {
    this.style = style;
    this.words = new WordPrinter(style);
    this.clauses = new ClausePrinter(words);
  }

  /** A text, and its comments in their order. */
  public record Written(String text, List<String> comments) {}

  /** Writes it in a style, of which a list of no decisions is the plainest. */
  public static Written write(RuleFile file, List<Integer> style) {
    SentencePrinter printer = new SentencePrinter(new Choices(style));
    printer.file(file);
    return new Written(printer.words.text(), printer.words.comments());
  }

  /** Statements of three kinds in any order, those of a kind in theirs. */
  private void file(RuleFile file) {
    List<Deque<Runnable>> kinds = new ArrayList<>();
    kinds.add(new ArrayDeque<>(file.rules().stream().map(this::rule).toList()));
    kinds.add(new ArrayDeque<>(file.defaults().stream().map(this::defaults).toList()));
    kinds.add(new ArrayDeque<>(file.deployments().stream().map(this::deployment).toList()));
    kinds.removeIf(Deque::isEmpty);
    while (!kinds.isEmpty()) {
      Deque<Runnable> kind = style.pick(kinds);
      kind.pop().run();
      kinds.removeIf(Deque::isEmpty);
      for (int left = kinds.isEmpty() ? style.below(3) : 1 + style.below(2); left > 0; left--) {
        words.mark(";");
      }
    }
    words.end();
  }

  private Runnable defaults(Defaults defaults) {
    return () -> {
      words.keywords("DEFAULTS");
      defaults.clauses().forEach(clauses::write);
    };
  }

  private Runnable deployment(Deployment deployment) {
    return () -> {
      words.keywords("DEPLOYMENT");
      words.assignments(deployment.assignments());
    };
  }

  private Runnable rule(Rule rule) {
    return () -> {
      if (rule.header().name() != null) {
        words.keywords("RULE");
        words.name(rule.header().name(), Quotes.Place.RULE);
      }
      words.keywords(rule.header().disabled() ? "DISABLED" : "");
      words.keywords(rule.header().async() ? "ASYNC" : "");
      words.keywords("WHEN");
      source(rule.source());
      for (Clause clause : rule.clauses()) {
        clauses.write(clause);
      }
    };
  }

  private void source(Source source) {
    if (source instanceof When when) {
      words.keywords(when.any() ? "ANY OBJECT" : "");
      for (Condition condition : when.conditions()) {
        words.keywords(condition.name());
        words.text(condition.text());
      }
    } else if (source instanceof JobSource job) {
      words.keywords("JOB");
      if (job.type() != null) {
        words.word(job.type().text());
      }
      for (JobSource.JobCondition condition : job.conditions()) {
        words.keywords(condition.name());
        words.text(condition.text());
      }
    } else if (source instanceof DirectorySource directory) {
      words.keywords("DIRECTORY");
      if (directory.directory() != null) {
        words.text(directory.directory());
      }
      for (DirectorySource.DirectoryCondition condition : directory.conditions()) {
        words.keywords(condition.name());
        words.text(condition.text());
      }
    }
  }
}
