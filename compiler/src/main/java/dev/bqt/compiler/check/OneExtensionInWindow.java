package dev.bqt.compiler.check;

import static dev.bqt.compiler.diagnostic.DiagnosticId.LOADED_TWICE;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bqt.compiler.ast.BatchTail;
import dev.bqt.compiler.ast.Condition;
import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.automaton.Answer;
import dev.bqt.compiler.check.value.OfPath;
import dev.bqt.compiler.diagnostic.Diagnostic;
import dev.bqt.compiler.diagnostic.Diagnostics;
import dev.bqt.compiler.pattern.PathPattern;
import dev.bqt.compiler.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The objects of a rule with BATCH have one extension. BqTail makes a window for each extension,
 * the text from the last dot of a name on, but does not look at it when it collects the objects of
 * a window (tail/batch/service.go of viant/bqtail).
 *
 * <p>Judged are rules whose expression asks for one of a few extensions; one that leaves the end of
 * a name open names none, and one that ends with a dot and letters names one.
 */
final class OneExtensionInWindow implements Check {

  /** An expression that allows more than so many names none of them. */
  private static final int MOST = 6;

  @Override
  public void inspect(RuleSet rules, Diagnostics found) {
    CommonPaths common = new CommonPaths();
    for (Rule rule : rules.aboutObjects()) {
      PathConditions taken = PathConditions.of(rule);
      if (rule.batch() != null
          && rule.whole()
          && !rule.header().disabled()
          && taken.suffix().isEmpty()
          && taken.filter() != null
          && taken.filter().indexOf('$') >= 0
          && common.canRead(taken)
          && common.narrowed(taken).suffix().indexOf('.') < 0) {
        inspect(rule, taken, common, found);
      }
    }
  }

  private static void inspect(
      Rule rule, PathConditions taken, CommonPaths common, Diagnostics found) {
    Map<String, String> byExtension = byExtension(taken, common);
    List<String> extensions = List.copyOf(byExtension.keySet());
    for (int i = 0; i < extensions.size(); i++) {
      String one = byExtension.get(extensions.get(i));
      for (int j = 0; j < extensions.size(); j++) {
        String other = i == j ? null : beside(one, extensions.get(j), rule, taken, common);
        if (other != null && goTogether(one, other, rule)) {
          found.add(twice(rule, one, other));
          return;
        }
      }
    }
  }

  /**
   * An object for each extension that is asked for, of spellings in several cases two; empty if
   * that is not certain.
   */
  private static Map<String, String> byExtension(PathConditions taken, CommonPaths common) {
    Map<String, String> all = new LinkedHashMap<>();
    List<PathConditions> asked = new ArrayList<>(List.of(taken));
    while (all.size() <= MOST) {
      Answer answer = common.find(asked);
      if (answer instanceof Answer.Empty) {
        return withOtherCases(all, taken, common);
      } else if (!(answer instanceof Answer.Witness witness)) {
        return Map.of();
      } else {
        String extension = extension(witness.text());
        all.put(extension, witness.text());
        asked.add(new PathConditions("", "", null, "(?i)" + ofExtension(extension)));
      }
    }
    return Map.of();
  }

  /** With an object for each extension that is also asked for in other letters. */
  private static Map<String, String> withOtherCases(
      Map<String, String> byExtension, PathConditions taken, CommonPaths common) {
    Map<String, String> all = new LinkedHashMap<>(byExtension);
    for (String extension : byExtension.keySet()) {
      String own = ofExtension(extension);
      List<PathConditions> asked =
          List.of(
              taken,
              new PathConditions("", "", "(?i)" + own, null),
              new PathConditions("", "", null, own));
      if (common.find(asked) instanceof Answer.Witness witness) {
        all.put(extension(witness.text()), witness.text());
      }
    }
    return all;
  }

  /** An object of an extension in the folder of another object, or anywhere ACROSS FOLDERS. */
  private static String beside(
      String path, String extension, Rule rule, PathConditions taken, CommonPaths common) {
    boolean across = rule.batch().first(BatchTail.AcrossFolders.class) != null;
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    String within = across ? "" : "^" + Pattern.quote(folder) + "[^/]*$";
    List<PathConditions> all = new ArrayList<>(List.of(taken));
    all.add(new PathConditions("", "", ofExtension(extension), null));
    if (!across) {
      all.add(new PathConditions("", "", within, null));
    }
    return common.find(all) instanceof Answer.Witness witness ? witness.text() : null;
  }

  /** Whether both go to one table, as far as groups of the pattern decide it. */
  private static boolean goTogether(String one, String other, Rule rule) {
    Text pattern = rule.pattern();
    if (pattern == null || rule.load() == null || rule.load().table() == null) {
      return true;
    }
    TreeSet<Integer> groups = new TreeSet<>();
    OfPath.in(rule.load().table().text(), true, rule).forEach(part -> groups.addAll(part.groups()));
    Pattern compiled = PathPattern.of(pattern.value()).compiled();
    if (groups.isEmpty() || compiled == null) {
      return groups.isEmpty();
    }
    Matcher first = compiled.matcher(one);
    Matcher second = compiled.matcher(other);
    return first.find()
        && second.find()
        && groups.last() <= first.groupCount()
        && groups.stream()
            .allMatch(each -> String.valueOf(first.group(each)).equals(second.group(each)));
  }

  /** From the last dot of the name on, as Go's path.Ext has it. */
  private static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  private static String ofExtension(String extension) {
    return extension.isEmpty() ? "/[^./]*$" : Pattern.quote(extension) + "$";
  }

  private static Diagnostic twice(Rule rule, String one, String other) {
    Condition filter = rule.when().first(Condition.Kind.FILTER);
    return Diagnostic.of(
            LOADED_TWICE,
            filter == null ? rule.pattern().span() : filter.text().span(),
            "The rule takes "
                + one
                + " and "
                + other
                + ": each extension has a window of its own, and each of them loads both.")
        .and(rule.batch().head(), "the windows")
        .hint("Write a rule for each extension, with SUFFIX.");
  }

  /** Then windows were by table alone. */
  @Override
  public boolean holdsFor(Target target) {
    return target == null || !target.is2019();
  }
}
