package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.SECRET_IN_CLEAR;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.ActionTail;
import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.Texts;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * No token, key or password stands in a rule: rules are read by many and kept for ever. Known by
 * the published shapes of Slack, Google, GitHub and AWS, and by what stands before it.
 */
final class NoSecrets implements Check {

  private static final Map<String, Pattern> SHAPES = shapes();
  private static final int SHORTEST = "a://b:c@".length();
  private static final Pattern KEYS =
      Pattern.compile("(?i)(token|password|passwd|secret|api_?key)$");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      Texts.of(rule).forEach(written -> inspect(written, found));
      for (Clause clause : rule.clauses()) {
        if (clause instanceof Clause.RawClause raw) {
          raw.entries().forEach(e -> inspectKey(e.path().value(), e.value(), found));
        }
      }
      for (Assignments map : maps(rule)) {
        map.entries().forEach(e -> inspectKey(e.key().text(), e.value(), found));
      }
    }
  }

  private static void inspect(Written written, Diagnostics found) {
    if (written.value().length() < SHORTEST) {
      return; // most texts are: ten patterns over each would cost more than all other laws
    }
    for (Map.Entry<String, Pattern> shape : SHAPES.entrySet()) {
      Matcher matcher = shape.getValue().matcher(written.value());
      if (matcher.find()) {
        found.add(
            Diagnostic.of(
                    SECRET_IN_CLEAR,
                    written.places().of(matcher.start(), matcher.end()),
                    "This looks like " + shape.getKey() + ".")
                .hint(hint()));
        return;
      }
    }
  }

  private static void inspectKey(String key, Literal value, Diagnostics found) {
    if (value instanceof Assignments map) {
      map.entries().forEach(entry -> inspectKey(entry.key().text(), entry.value(), found));
    } else if (value instanceof Literal.Listing list) {
      list.values().forEach(each -> inspectKey("", each, found));
    }
    if (value instanceof Text text
        && KEYS.matcher(key).find()
        && SHAPES.values().stream().noneMatch(shape -> shape.matcher(text.value()).find())
        && text.value().length() > 3
        && text.value().indexOf('$') < 0
        && !text.value().contains("://")) {
      found.add(
          Diagnostic.of(SECRET_IN_CLEAR, text.span(), key + " stands here for all to read.")
              .hint(hint()));
    }
  }

  private static String hint() {
    return "Take it back where it was given out; then give it when compiling (--var), or use"
        + " CREDENTIALS \"gs://…\" KEY \"ring/key\".";
  }

  private static List<Assignments> maps(Rule rule) {
    List<Assignments> all = new ArrayList<>();
    Actions.of(rule)
        .forEach(
            placed -> {
              if (placed.action().verb() instanceof Verb.Named named && named.request() != null) {
                all.add(named.request());
              }
              placed.action().tails().stream()
                  .filter(ActionTail.Mapped.class::isInstance)
                  .map(ActionTail.Mapped.class::cast)
                  .forEach(mapped -> all.add(mapped.assignments()));
            });
    return all;
  }

  private static Map<String, Pattern> shapes() {
    Map<String, Pattern> shapes = new LinkedHashMap<>();
    shapes.put("a key of Slack", Pattern.compile("xox[abeprs]-[0-9A-Za-z-]{10,}"));
    shapes.put(
        "a webhook of Slack", Pattern.compile("hooks\\.slack\\.com/services/T[0-9A-Za-z]+/B[^ ]+"));
    shapes.put("an API key of Google", Pattern.compile("AIza[0-9A-Za-z_-]{35}"));
    shapes.put("a short-lived key of Google", Pattern.compile("ya29\\.[0-9A-Za-z_-]{20,}"));
    shapes.put("a key of GitHub", Pattern.compile("gh[pousr]_[0-9A-Za-z]{36,}"));
    shapes.put("an access key of AWS", Pattern.compile("(?:AKIA|ASIA)[0-9A-Z]{16}"));
    shapes.put("a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"));
    shapes.put("a bearer's key", Pattern.compile("(?i)\\bBearer +[0-9A-Za-z._~+/=-]{12,}"));
    shapes.put(
        "a password in an address", Pattern.compile("[a-z][a-z0-9+.-]*://[^/@: $]+:[^/@ $]+@"));
    shapes.put(
        "a key in an address",
        Pattern.compile("(?i)[?&](?:api_?key|key|token|access_token|password)=[^&$ ]{8,}"));
    shapes.put(
        "a secret, by its name",
        Pattern.compile(
            "(?i)[\"'][a-z_]*(?:token|password|passwd|secret|api_?key)[\"']\\s*:\\s*"
                + "[\"'][^\"'$]{4,}[\"']"));
    shapes.put(
        "a secret in a form",
        Pattern.compile("(?i)(?:^|&)[a-z_]*(?:token|password|passwd|secret|api_?key)=[^&$ ]{4,}"));
    return shapes;
  }

  @Override
  public boolean readsWords() {
    return true;
  }
}
