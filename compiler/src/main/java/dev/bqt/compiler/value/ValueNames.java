package dev.bqt.compiler.value;

import dev.bqt.compiler.expansion.Variables;

/** Which names a value may have. */
public final class ValueNames {

  private static final String NEVER = "{}$\\\"'`";

  private ValueNames() {}

  /** Fails, and says why, unless a value may have this name. */
  public static void inspect(String name) throws ValueProblem {
    if (!isWritable(name)) {
      throw new ValueProblem(
          "\""
              + name
              + "\" cannot be the name of a value: ${"
              + name
              + "} would not be read as one. Take letters, digits, _ . and -.");
    }
    if (isFilledLater(name)) {
      throw new ValueProblem(
          "${"
              + name
              + "} is filled in when a rule runs, so no value can be given for "
              + Variables.root(name)
              + ". Take another name.");
    }
  }

  /** Whether a value may have this name. */
  public static boolean isFree(String name) {
    return isWritable(name) && !isFilledLater(name);
  }

  private static boolean isWritable(String name) {
    return !name.isEmpty()
        && name.chars().noneMatch(c -> c <= ' ' || c == '\u007F' || NEVER.indexOf(c) >= 0);
  }

  private static boolean isFilledLater(String name) {
    return Variables.isFilledLater(Variables.root(name));
  }
}
