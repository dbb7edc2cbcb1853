package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.target.Target;
import java.util.List;

/**
 * The rules that are compiled together.
 *
 * @param target who will read them; null if that is not known
 */
public record RuleSet(List<RuleFile> files, Target target) {

  /** Copies the list. */
  public RuleSet {
    files = List.copyOf(files);
  }

  /** All rules, in the order of the files. */
  public List<Rule> all() {
    return files.stream().flatMap(file -> file.rules().stream()).toList();
  }

  /** Those that wait for objects, in the order of the files. */
  public List<Rule> aboutObjects() {
    return all().stream().filter(Rule::isAboutObjects).toList();
  }
}
