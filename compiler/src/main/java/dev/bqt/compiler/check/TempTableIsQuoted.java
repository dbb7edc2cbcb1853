package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.TEMP_TABLE_IN_BACKTICKS;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.check.tree.Place;
import dev.bqt.compiler.check.tree.Texts;
import dev.bqt.compiler.check.tree.Written;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.target.Target;
import java.util.List;

/** {@code $TempTable} brings its backticks along (stage/load/job.go of viant/bqtail). */
final class TempTableIsQuoted implements Check {

  private static final Pattern QUOTED =
      Pattern.compile("`(\\$TempTable|\\$\\{TempTable\\})[^`\\s]*`");

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    for (Rule rule : rules.aboutObjects()) {
      for (Written written : rule.via() == null ? List.<Written>of() : Texts.of(rule)) {
        if (written.place() == Place.ACTION || written.place() == Place.ROWS) {
          Matcher matcher = QUOTED.matcher(written.value());
          if (matcher.find()) {
            found.add(
                Diagnostic.of(
                        TEMP_TABLE_IN_BACKTICKS,
                        written.places().of(matcher.start(), matcher.end()),
                        "$TempTable comes with backticks: this becomes ``…``, which is no table.")
                    .hint("Write " + matcher.group(1) + " without backticks."));
          }
        }
      }
    }
  }

  @Override
  public boolean holdsFor(Target target) {
    return target != Target.BQTAIL_2019;
  }
}
