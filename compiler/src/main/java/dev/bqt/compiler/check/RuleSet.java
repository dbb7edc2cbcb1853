package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Rule;
import dev.bqt.compiler.ast.RuleFile;
import dev.bqt.compiler.check.allow.Allows;
import dev.bqt.compiler.target.Target;
import java.util.List;
import java.util.Set;

/** The rules that are compiled together; looked through by every law, so put together once. */
public final class RuleSet {

  private final List<RuleFile> files;
  private final Target target;
  private final Set<String> given;
  private final Allows allows;
  private final List<Rule> all;
  private final List<Rule> aboutObjects;

  /** The rules of some files for a target, the names of values, and what comments allow. */
  public RuleSet(List<RuleFile> files, Target target, Set<String> given, Allows allows) {
    this.files = List.copyOf(files);
    this.target = target;
    this.given = Set.copyOf(given);
    this.allows = allows;
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

  /** What comments allow; findings that they silence need not be looked for. */
  public Allows allows() {
    return allows;
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
