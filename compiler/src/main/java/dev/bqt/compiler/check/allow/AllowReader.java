package dev.bqt.compiler.check.allow;

import static dev.bqt.compiler.diagnostic.DiagnosticId.ALLOW_REFUSED;
import static dev.bqt.compiler.diagnostic.DiagnosticId.ALLOW_WITHOUT_REASON;
import static dev.bqt.compiler.diagnostic.DiagnosticId.UNKNOWN_ALLOW;

import dev.bqt.compiler.ast.Name;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.diagnostic.Suggestion;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what comments allow: {@code bqt:allow id[, id …] because …}. */
final class AllowReader {

  private static final String MARK = "bqt:";
  private static final String WORD = "bqt:allow";
  private static final String BECAUSE = "because";

  private final Diagnostics found;

  AllowReader(Diagnostics found) {
    this.found = found;
  }

  /** What a comment allows; nothing if it is an ordinary comment or wrong, which is reported. */
  List<Allow> read(Span comment, Span statement) {
    Span body = body(comment);
    String text = body.text();
    if (!text.startsWith(MARK)) {
      return List.of();
    }
    List<Span> words = words(body);
    if (!words.get(0).text().equals(WORD)) {
      found.add(
          Diagnostic.of(
                  UNKNOWN_ALLOW, words.get(0), "A comment with bqt: begins with " + WORD + ".")
              .hint("Write " + WORD + " load-quota because …, or leave bqt: out."));
      return List.of();
    }
    List<Allow> allows = new ArrayList<>();
    int at = 1;
    while (at < words.size() && !words.get(at).text().equalsIgnoreCase(BECAUSE)) {
      Name id = new Name(words.get(at).text(), words.get(at));
      if (isKnown(id)) {
        allows.add(new Allow(id, statement));
      }
      at++;
    }
    if (at == 1) {
      found.add(
          Diagnostic.of(UNKNOWN_ALLOW, words.get(0), "It is not said what is allowed.")
              .hint("Write the id of the finding: " + WORD + " load-quota because …"));
    } else if (at + 1 >= words.size()) {
      found.add(
          Diagnostic.of(ALLOW_WITHOUT_REASON, body, "Nobody will know later why this is allowed.")
              .hint("Write " + text.strip() + (at < words.size() ? " …" : " because …")));
      return List.of();
    }
    return allows;
  }

  private boolean isKnown(Name written) {
    DiagnosticId id = DiagnosticId.of(written.text());
    if (id == null) {
      List<String> all =
          Arrays.stream(DiagnosticId.values())
              .filter(DiagnosticId::isAllowable)
              .map(DiagnosticId::id)
              .toList();
      String meant = Suggestion.nearest(written.text(), all);
      found.add(
          Diagnostic.of(UNKNOWN_ALLOW, written.span(), "Nothing is called " + written.text() + ".")
              .hint(
                  meant.isEmpty()
                      ? "The id of a finding stands in [ ] behind its title."
                      : "Did you mean " + meant + "?"));
    } else if (!id.isAllowable()) {
      found.add(
          Diagnostic.of(
                  ALLOW_REFUSED,
                  written.span(),
                  id.id() + " cannot be allowed: such a rule could not be run at all.")
              .hint("Correct the rule and leave this comment out."));
    }
    return id != null && id.isAllowable();
  }

  /** Without the marks of a comment and the blanks around it. */
  private static Span body(Span comment) {
    String text = comment.text();
    int from = text.startsWith("#") ? 1 : Math.min(2, text.length());
    int to = text.startsWith("/*") && text.length() > 3 ? text.length() - 2 : text.length();
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return comment.part(from, to);
  }

  private static List<Span> words(Span body) {
    String text = body.text();
    List<Span> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean gap =
          i == text.length() || Character.isWhitespace(text.charAt(i)) || text.charAt(i) == ',';
      if (gap && start >= 0) {
        words.add(body.part(start, i));
        start = -1;
      } else if (!gap && start < 0) {
        start = i;
      }
    }
    return words;
  }
}
