package dev.bqt.compiler.decompile.read;

import java.util.Set;

/**
 * Which fields Go can set to nil. A null empties those; any other it leaves as it was (Unmarshal of
 * Go's encoding/json).
 */
final class Nullable {

  /** Objects that Go holds by value; all others are pointers. */
  private static final Set<String> OBJECTS = Set.of("When", "Info", "Dest.Schema", "Batch.Window");

  /** Values without parts that Go holds by pointer: nil is not the same as false, 0 or "". */
  private static final Set<String> POINTERS =
      Set.of("Dest.Override", "Dest.quote", "MaxReload", "When.Directory");

  private Nullable() {}

  /** Whether a null that comes second empties the field at a path of a rule. */
  static boolean is(String path, Shape shape) {
    if (shape == Shape.Plain.ANY) {
      return true;
    }
    return shape instanceof Shape.Plain ? POINTERS.contains(path) : !OBJECTS.contains(path);
  }
}
