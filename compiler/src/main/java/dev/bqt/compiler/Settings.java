package dev.bqt.compiler;

import dev.bqt.compiler.include.Scripts;
import dev.bqt.compiler.target.Target;
import dev.bqt.compiler.value.Values;

/**
 * What a compilation is told beside the sources.
 *
 * @param values what <code>${name}</code> stands for in texts and tables
 * @param target whose JSON is wanted; null for no one in particular: then the laws of the language
 *     hold, no law of a target, and rules about objects and jobs have the shape of BqTail's latest
 *     version
 * @param scripts where the texts are that rules name
 */
public record Settings(Values values, Target target, Scripts scripts) {

  /** No values, no target. */
  public static final Settings NONE = new Settings(Values.NONE, null, Scripts.NONE);

  /** The same with values. */
  public Settings with(Values given) {
    return new Settings(given, target, scripts);
  }

  /** The same with a target. */
  public Settings with(Target wanted) {
    return new Settings(values, wanted, scripts);
  }

  /** The same with a place where texts are. */
  public Settings with(Scripts given) {
    return new Settings(values, target, given);
  }
}
