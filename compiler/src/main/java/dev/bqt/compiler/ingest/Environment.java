package dev.bqt.compiler.ingest;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Deployment;
import dev.bqt.compiler.ast.DirectoryClause;
import dev.bqt.compiler.ast.DirectorySource;
import dev.bqt.compiler.ast.DirectorySource.DirectoryCondition;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.option.IngestOptions;
import dev.bqt.compiler.option.LoadOption;
import dev.bqt.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The environment of the function: what DEPLOYMENT, COMPLETED BY and TRACK IN say. */
public final class Environment {

  /** The name of the marker that completes a directory. */
  public static final String MARKER = "SUCCESS_FILENAME";

  /** The table of TRACK IN. */
  public static final String TRACKED = "BQ_LOAD_STATE_TABLE";

  private Environment() {}

  /**
   * One variable.
   *
   * @param value as the function reads it
   * @param span the words that say so
   */
  public record Variable(String name, String value, Span span) {}

  /** What a file says, in the order written, DEPLOYMENT first; a name may be there twice. */
  public static List<Variable> of(RuleFile file) {
    List<Variable> all = new ArrayList<>();
    for (Deployment deployment : file.deployments()) {
      deployment.assignments().entries().forEach(entry -> add(entry, all));
    }
    for (Rule rule : file.rules()) {
      if (rule.source() instanceof DirectorySource source) {
        Text marker = source.first(DirectoryCondition.Kind.COMPLETED_BY);
        if (marker != null) {
          all.add(new Variable(MARKER, marker.value(), marker.span()));
        }
        DirectoryClause.Track track = rule.first(DirectoryClause.Track.class);
        if (track != null) {
          all.add(new Variable(TRACKED, track.table().text(), track.table().span()));
        }
      }
    }
    return all;
  }

  private static void add(Assignments.Entry entry, List<Variable> all) {
    LoadOption option = IngestOptions.OF_DEPLOYMENT.find(entry.key().text());
    if (option != null && option.type().accepts(entry.value())) {
      all.add(new Variable(option.path().get(0), value(entry.value()), entry.value().span()));
    }
  }

  private static String value(Literal value) {
    if (value instanceof Literal.Truth truth) {
      return truth.value() ? "True" : "False";
    } else if (value instanceof Literal.Whole whole) {
      return Long.toString(whole.value());
    }
    return ((Text) value).value();
  }
}
