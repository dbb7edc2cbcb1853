package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LOOP;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.JobSource.JobCondition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.TableName;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.ast.Verb;
import dev.bqt.compiler.check.tree.Actions;
import dev.bqt.compiler.check.tree.PlacedAction;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.expansion.Expansions;
import dev.bqt.compiler.pattern.PathPattern;
import dev.bqt.compiler.source.Span;
import java.util.List;

/**
 * The jobs that a rule about jobs starts do not match the rule itself: BqDispatch asks its rules
 * about each job that has finished, those of its own actions too.
 */
final class JobsLeadOn implements Check {

  private static final List<String> OWN_TABLE = List.of("$DestTable", "${DestTable}");

  /** Results of a query without a table are in one that BigQuery names. */
  private static final String UNNAMED = "project:_0.anon0";

  /**
   * A job that an action starts.
   *
   * @param from the table that it reads; null if that is not known
   * @param into what it writes; null for the table that the rule has matched
   */
  private record Started(String type, String from, String into, Span place) {}

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.all()) {
      if (rule.source() instanceof JobSource job
          && rule.whole()
          && !rule.header().disabled()
          && !job.conditions().isEmpty()) {
        for (PlacedAction placed : Actions.of(rule)) {
          Started started = started(placed.action().verb());
          if (started != null && matches(job, started)) {
            found.add(loop(placed.action().verb(), started));
          }
        }
      }
    }
  }

  private static Started started(Verb verb) {
    if (verb instanceof Verb.Copy copy) {
      return new Started("COPY", name(copy.source()), into(copy.target()), copy.head());
    } else if (verb instanceof Verb.Query query) {
      String into = query.target() == null ? UNNAMED : into(query.target());
      return new Started("QUERY", null, into, query.head());
    } else if (verb instanceof Verb.Export export) {
      String into = Expansions.plain(export.target().value());
      return new Started("EXTRACT", name(export.source()), into, export.head());
    }
    return null;
  }

  private static String into(TableName table) {
    return OWN_TABLE.contains(table.text().strip()) ? null : name(table);
  }

  /** As BqDispatch writes it: with a project, whatever that may be, if none is said. */
  private static String name(TableName table) {
    if (table == null || OWN_TABLE.contains(table.text().strip())) {
      return null;
    }
    String name = LoadedTable.plain(Expansions.plain(table.text()));
    return name.indexOf(':') < 0 ? "project:" + name : name;
  }

  private static boolean matches(JobSource job, Started started) {
    boolean type = job.type() == null || job.type().text().equalsIgnoreCase(started.type());
    boolean own = started.into() == null;
    return type
        && (own || finds(job.first(JobCondition.Kind.INTO), started.into()))
        && finds(job.first(JobCondition.Kind.FROM), started.from());
  }

  /** An empty condition is none; what is not known is not found. */
  private static boolean finds(Text condition, String name) {
    if (condition == null || condition.value().isEmpty()) {
      return true;
    }
    Pattern pattern = name == null ? null : PathPattern.of(condition.value()).compiled();
    return pattern != null && pattern.matcher(name).find();
  }

  private static Diagnostic loop(Verb verb, Started started) {
    return Diagnostic.of(
            LOOP,
            started.place(),
            "The job of this "
                + verb.name()
                + " matches this very rule when it has finished, for"
                + " ever.")
        .hint("Let it write elsewhere, or say WHEN JOB LOAD, QUERY, COPY or EXTRACT, and INTO.");
  }
}
