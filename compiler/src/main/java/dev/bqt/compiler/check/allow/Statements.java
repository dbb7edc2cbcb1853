package dev.bqt.compiler.check.allow;

import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Which statement a comment belongs to. */
final class Statements {

  private final RuleFile file;
  private final List<Span> all = new ArrayList<>();

  Statements(RuleFile file) {
    this.file = file;
    file.rules().forEach(rule -> all.add(rule.span()));
    file.defaults().forEach(defaults -> all.add(defaults.span()));
    file.deployments().forEach(each -> all.add(each.head().to(each.assignments().span())));
    all.sort(null);
  }

  /**
   * The statement that a comment stands in, or whose last line it ends; else the next one. Null if
   * none follows.
   */
  Span of(Span comment) {
    for (Span statement : all) {
      int end = end(statement);
      boolean sameLine =
          end <= comment.start()
              && file.source().text().substring(end, comment.start()).indexOf('\n') < 0;
      if (comment.start() < end || sameLine) {
        return statement;
      }
    }
    return null;
  }

  /** Behind the ; of a statement; comments may stand before it. */
  private int end(Span statement) {
    String text = file.source().text();
    int at = statement.end();
    while (at < text.length() && text.charAt(at) != ';') {
      int next = behindComment(at);
      boolean blank = Character.isWhitespace(text.charAt(at));
      if (next == at && !blank) {
        return statement.end();
      }
      at = Math.max(next, at + 1);
    }
    return at < text.length() ? at + 1 : statement.end();
  }

  private int behindComment(int at) {
    for (Span comment : file.comments()) {
      if (comment.start() == at) {
        return comment.end();
      }
    }
    return at;
  }

  /** Whether part of a statement could not be read, so that not every law was looked at. */
  boolean isBroken(Span statement) {
    return file.rules().stream().anyMatch(rule -> rule.span().equals(statement) && !rule.whole());
  }
}
