package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.NEVER_MATCHES;

import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.JobSource;
import dev.bqt.compiler.ast.JobSource.JobCondition.Kind;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.pattern.PathPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * BqDispatch takes the first rule that matches a job, so each rule about jobs is left one by every
 * single rule before it. Rules that say the same are found wherever they stand; others are compared
 * until {@link #MOST_PAIRS} have been.
 */
final class WiderJobRuleLast implements Check {

  private static final int MOST_PAIRS = 200_000;

  /** A rule; a null pattern asks for nothing. */
  private record Entry(Rule rule, String type, String into, String from, Pattern found) {

    static Entry of(Rule rule, JobSource job) {
      String type = job.type() == null ? "" : job.type().text().toUpperCase(Locale.ROOT);
      String into = text(job, Kind.INTO);
      Pattern found = into == null ? null : PathPattern.of(into).compiled();
      return new Entry(rule, type, into, text(job, Kind.FROM), found);
    }

    private static String text(JobSource job, Kind kind) {
      Text text = job.first(kind);
      return text == null || text.value().isEmpty() ? null : text.value();
    }

    List<String> key() {
      return List.of(type, "INTO " + into, "FROM " + from);
    }
  }

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    JobPatterns patterns = new JobPatterns();
    Map<List<String>, Entry> same = new HashMap<>();
    List<Entry> before = new ArrayList<>();
    int pairs = 0;
    for (Rule rule : rules.all()) {
      if (!(rule.source() instanceof JobSource job)
          || !rule.whole()
          || rule.header().disabled()
          || job.conditions().isEmpty()) {
        continue;
      }
      Entry entry = Entry.of(rule, job);
      Entry wide = same.putIfAbsent(entry.key(), entry);
      String example =
          wide != null || entry.into() == null ? null : patterns.example(entry.into()).orElse(null);
      for (int i = 0; wide == null && i < before.size() && pairs < MOST_PAIRS; i++) {
        pairs++;
        wide = takesAll(before.get(i), entry, example, patterns) ? before.get(i) : null;
      }
      if (wide != null) {
        report(entry.rule(), wide.rule(), found);
      } else {
        before.add(entry);
      }
    }
  }

  /**
   * Whether all that the later rule matches is matched by the earlier.
   *
   * @param example what INTO of the later is found in; null if that is not known
   */
  private static boolean takesAll(Entry wide, Entry narrow, String example, JobPatterns patterns) {
    boolean type = wide.type().isEmpty() || wide.type().equals(narrow.type());
    boolean from = wide.from() == null || wide.from().equals(narrow.from());
    if (!type || !from || wide.into() == null) {
      return type && from;
    }
    return example != null
        && wide.found() != null
        && wide.found().matcher(example).find()
        && patterns.contains(wide.into(), narrow.into());
  }

  private static void report(Rule narrow, Rule wide, Diagnostics found) {
    found.add(
        Diagnostic.of(
                NEVER_MATCHES,
                narrow.source().span(),
                "The first rule that matches takes the job: all that this one could match is taken"
                    + " by "
                    + OneRulePerObject.name(wide, narrow)
                    + ".")
            .and(wide.source().span(), "the rule that is first")
            .hint("Write this rule above that one, make that one narrower, or make one of both."));
  }
}
