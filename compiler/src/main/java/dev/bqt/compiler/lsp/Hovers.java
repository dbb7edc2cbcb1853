package dev.bqt.compiler.lsp;

import dev.bqt.compiler.ast.Clause;
import dev.bqt.compiler.ast.LoadTail;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.WindowSpan;
import dev.bqt.compiler.diagnostic.DiagnosticId;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.parse.RuleParser;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.source.Span;
import dev.bqt.compiler.value.Values;
import java.util.Locale;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** What there is to say about a place in a rule. */
final class Hovers {

  private static final long SECONDS_A_DAY = 86_400;
  private static final long JOBS_A_DAY = 1_500;
  private static final String ALLOW = "bqt:allow";

  private Hovers() {}

  /** About an option, a clause with its JSON, or an id that is allowed; null if about nothing. */
  static Hover at(SourceFile source, Scripts scripts, int offset) {
    Hover allowed = allowedId(source, offset);
    if (allowed != null) {
      return allowed;
    }
    RuleFile file = RuleParser.parse(source, Values.NONE, new Diagnostics());
    ClauseAt at = ClauseAt.find(file, offset);
    if (at == null) {
      return null;
    }
    OptionWords option = option(at, offset);
    return option == null ? clause(at, scripts) : hover(option.text(), option.key().span());
  }

  private static OptionWords option(ClauseAt at, int offset) {
    LoadTail.Options options =
        at.clause() instanceof Clause.LoadClause load ? load.first(LoadTail.Options.class) : null;
    return options == null ? null : OptionWords.find(options.assignments(), offset);
  }

  private static Hover clause(ClauseAt at, Scripts scripts) {
    String window =
        at.clause() instanceof Clause.BatchClause batch && batch.window() != null
            ? jobs(batch.window())
            : "";
    String json = ClauseJson.of(at, scripts);
    String block = json.isEmpty() ? "" : "```json\n" + json + "\n```";
    String text = window.isEmpty() || block.isEmpty() ? window + block : window + "\n\n" + block;
    return text.isEmpty() ? null : hover(text, head(at));
  }

  private static Span head(ClauseAt at) {
    return at.clause() == null ? at.extent() : at.clause().head();
  }

  private static String jobs(WindowSpan window) {
    if (window.seconds() == 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "A window of %d s: up to %,d load jobs a day for one table, per folder and extension;"
            + " BigQuery allows %,d.",
        window.seconds(),
        SECONDS_A_DAY / window.seconds(),
        JOBS_A_DAY);
  }

  private static Hover allowedId(SourceFile source, int offset) {
    int line = source.lines().position(offset).line();
    String text = source.lines().line(line);
    int start = source.lines().startOf(line);
    int allow = text.indexOf(ALLOW);
    if (allow < 0 || offset - start < allow + ALLOW.length()) {
      return null;
    }
    int from = offset - start;
    while (from > 0 && isOfId(text.charAt(from - 1))) {
      from--;
    }
    int to = Math.min(offset - start, text.length());
    while (to < text.length() && isOfId(text.charAt(to))) {
      to++;
    }
    String id = text.substring(from, to);
    for (DiagnosticId each : DiagnosticId.values()) {
      if (each.id().equals(id)) {
        String about = each.title() + ". More: `bqt explain " + id + "`";
        return hover(about, source.span(start + from, start + to));
      }
    }
    return null;
  }

  private static boolean isOfId(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
  }

  private static Hover hover(String markdown, Span span) {
    return new Hover(new MarkupContent(MarkupKind.MARKDOWN, markdown), Places.range(span));
  }
}
