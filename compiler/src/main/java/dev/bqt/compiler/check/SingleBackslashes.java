package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LITERAL_BACKSLASH;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.ingest.ConfigKey;
import dev.bqt.compiler.ingest.Environment;
import dev.bqt.compiler.pattern.PathPattern;
import dev.bqt.compiler.source.Span;

/**
 * What is escaped in a regular expression is escaped once: two backslashes, as strings of JSON have
 * them, are a backslash in a name, and names of objects have hardly ever one.
 */
final class SingleBackslashes implements Check {

  /** What stands behind a backslash that was doubled. */
  private static final String ESCAPED = ".dswbDSWB()[]{}+*?|^$/-";

  /** The same between brackets, where signs are no more than signs. */
  private static final String IN_BRACKETS = "dswDSW";

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      for (Text text : Expressions.of(rule)) {
        inspect(text.value(), text.span(), found);
      }
    }
    DirectoryTree tree = DirectoryTree.of(rules);
    for (DirectoryTree.Level level : tree.levels()) {
      for (ConfigKey key : level.keys()) {
        if (key.name().equals("destinationRegex") && key.value() instanceof Text text) {
          inspect(text.value(), text.span(), found);
        }
      }
    }
    for (Environment.Variable each : tree.environment()) {
      if (each.name().equals("DESTINATION_REGEX")) {
        inspect(each.value(), each.span(), found);
      }
    }
  }

  private static void inspect(String expression, Span span, Diagnostics found) {
    String mended = mended(expression);
    if (!mended.equals(expression)) {
      boolean sound = PathPattern.of(mended).problem() == null && mended.indexOf('"') < 0;
      found.add(
          Diagnostic.of(
                  LITERAL_BACKSLASH,
                  span,
                  "\\\\ in a regular expression is a backslash in a name: nothing behind it is"
                      + " escaped.")
              .hint(
                  sound
                      ? "A raw string needs one backslash; did you mean r\"" + mended + "\"?"
                      : "A raw string needs one backslash."));
    }
  }

  /** With one backslash wherever two stand before what is usually escaped. */
  private static String mended(String expression) {
    StringBuilder mended = new StringBuilder();
    boolean brackets = false;
    int at = 0;
    while (at < expression.length()) {
      char c = expression.charAt(at);
      if (c != '\\') {
        brackets = brackets ? c != ']' : c == '[';
        mended.append(c);
        at++;
        continue;
      }
      String pair = expression.substring(at, Math.min(at + 2, expression.length()));
      at += pair.length();
      boolean doubled =
          pair.equals("\\\\")
              && at < expression.length()
              && (brackets ? IN_BRACKETS : ESCAPED).indexOf(expression.charAt(at)) >= 0;
      if (doubled) {
        mended.append('\\').append(expression.charAt(at++));
      } else {
        mended.append(pair);
      }
    }
    return mended.toString();
  }
}
