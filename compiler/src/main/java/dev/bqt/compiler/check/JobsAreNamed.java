package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NEVER_MATCHES;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * INTO and FROM of a rule about jobs are found in names as BqDispatch writes them: {@code
 * project:dataset.table}, and an address for what an EXTRACT has written.
 */
final class JobsAreNamed implements Check {

  /** What seems to be about files, of which anything may be the name. */
  private static final Pattern OF_FILES =
      Pattern.compile("(?i)/|gs|json|csv|avro|parquet|orc|gz|txt|\\.\\*\\$$");

  /** What may be about the domain of a project. */
  private static final Pattern OF_DOMAINS =
      Pattern.compile("(?i):|\\.(?:com|org|net|edu|gov|io|[a-z]{2})(?:$|[^a-z])");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    JobPatterns patterns = new JobPatterns();
    for (Rule rule : rules.all()) {
      if (rule.source() instanceof JobSource job) {
        String type = job.type() == null ? "" : job.type().text().toUpperCase(Locale.ROOT);
        for (JobSource.JobCondition condition : job.conditions()) {
          inspect(condition, type, patterns, found);
        }
      }
    }
  }

  private static void inspect(
      JobSource.JobCondition condition, String type, JobPatterns patterns, Diagnostics found) {
    boolean into = condition.kind() == JobSource.JobCondition.Kind.INTO;
    String pattern = condition.text().value();
    boolean table =
        into
            ? !type.equals("EXTRACT") && !(type.isEmpty() && OF_FILES.matcher(pattern).find())
            : type.equals("COPY") || type.equals("EXTRACT");
    boolean address = into && type.equals("EXTRACT");
    boolean domain = OF_DOMAINS.matcher(pattern).find();
    String tables = domain ? JobPatterns.TABLE : JobPatterns.PLAIN_TABLE;
    String names = table ? tables : JobPatterns.ADDRESS;
    if (!pattern.isEmpty() && (table || address) && patterns.isFoundInNone(pattern, names)) {
      found.add(
          Diagnostic.of(
                  NEVER_MATCHES,
                  condition.text().span(),
                  table
                      ? "BqDispatch writes a table as project:dataset.table: in none is this found."
                      : "An EXTRACT writes to gs://bucket/…: in no such address is this found.")
              .hint(
                  table ? proposal(pattern, patterns) : "Write for example r\"^gs://exports/\"."));
    }
  }

  private static String proposal(String pattern, JobPatterns patterns) {
    List<String> meant = new ArrayList<>();
    if (pattern.startsWith("^")) {
      meant.add(":" + pattern.substring(1));
    }
    int escaped = pattern.indexOf("\\.");
    if (escaped >= 0) {
      meant.add(pattern.substring(0, escaped) + ":" + pattern.substring(escaped + 2));
    }
    int dot = pattern.indexOf('.');
    if (dot >= 0) {
      meant.add(pattern.substring(0, dot) + ":" + pattern.substring(dot + 1));
    }
    return meant.stream()
        .filter(each -> !patterns.isFoundInNone(each, JobPatterns.TABLE))
        .filter(each -> each.indexOf('"') < 0)
        .findFirst()
        .map(each -> "Did you mean r\"" + each + "\"?")
        .orElse("Write for example r\":shop\\.orders$\".");
  }
}
