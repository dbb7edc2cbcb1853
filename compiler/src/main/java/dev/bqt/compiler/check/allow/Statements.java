package dev.bqt.compiler.check.allow;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Which statement a comment belongs to. */
final class Statements {

  private final RuleFile file;
  private final NavigableMap<Integer, Span> all = new TreeMap<>();
  private final Map<Integer, Span> comments = new HashMap<>();
  private final Set<Span> broken = new HashSet<>();

  Statements(RuleFile file) {
    this.file = file;
    for (Rule rule : file.rules()) {
      add(rule.span());
      if (!rule.whole()) {
        broken.add(rule.span());
      }
    }
    file.defaults().forEach(defaults -> add(defaults.span()));
    file.deployments().forEach(each -> add(each.head().to(each.assignments().span())));
    file.comments().forEach(comment -> comments.put(comment.start(), comment));
  }

  private void add(Span statement) {
    all.put(statement.start(), statement);
  }

  /**
   * The statement that a comment stands in, or whose last line it ends; else the next one. Null if
   * none follows.
   */
  Span of(Span comment) {
    Map.Entry<Integer, Span> found = all.floorEntry(comment.start());
    Map.Entry<Integer, Span> next = all.higherEntry(comment.start());
    if (found == null || !belongsTo(found.getValue(), comment)) {
      return next == null ? null : next.getValue();
    }
    Map.Entry<Integer, Span> before = all.lowerEntry(found.getKey());
    while (before != null && belongsTo(before.getValue(), comment)) {
      found = before; // Of several in one line it is the first.
      before = all.lowerEntry(found.getKey());
    }
    return found.getValue();
  }

  private boolean belongsTo(Span statement, Span comment) {
    int end = end(statement);
    return comment.start() < end
        || file.source().text().substring(end, comment.start()).indexOf('\n') < 0;
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
    Span comment = comments.get(at);
    return comment == null ? at : comment.end();
  }

  /** Whether part of a statement could not be read, so that not every law was looked at. */
  boolean isBroken(Span statement) {
    return broken.contains(statement);
  }
}
