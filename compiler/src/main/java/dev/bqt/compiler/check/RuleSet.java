package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.target.Target;
import java.util.List;
import java.util.Set;

/** The rules that are compiled together; looked through by every law, so put together once. */
public final class RuleSet {

  private final List<RuleFile> files;
  private final Target target;
  private final Set<String> given;
  private final List<Rule> all;
  private final List<Rule> aboutObjects;

  /** The rules of some files for a target, and the names of values that were given. */
  public RuleSet(List<RuleFile> files, Target target, Set<String> given) {
    this.files = List.copyOf(files);
    this.target = target;
    this.given = Set.copyOf(given);
    this.all = files.stream().flatMap(file -> file.rules().stream()).toList();
    this.aboutObjects = all.stream().filter(Rule::isAboutObjects).toList();
  }

  /** The files, in their order. */
  public List<RuleFile> files() {
    return files;
  }

  /** Who will read the rules; null if that is not known. */
  public Target target() {
    return target;
  }

  /** Names of the values that were given when compiling. */
  public Set<String> given() {
    return given;
  }

  /** All rules, in the order of the files. */
  public List<Rule> all() {
    return all;
  }

  /** Those that wait for objects, in the order of the files. */
  public List<Rule> aboutObjects() {
    return aboutObjects;
  }
}
