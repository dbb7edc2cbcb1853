package dev.bqt.compiler.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of one file while it is read: each name once. */
final class NamedValues {

  private final String file;
  private final Map<String, String> byName = new LinkedHashMap<>();

  NamedValues(String file) {
    this.file = file;
  }

  /**
   * Adds a value.
   *
   * @param place where its name stands, such as {@code line 3, column 5}; empty if unknown
   */
  void put(String name, String value, String place) throws ValueProblem {
    try {
      ValueNames.inspect(name);
    } catch (ValueProblem problem) {
      throw at(place, problem.getMessage());
    }
    if (byName.put(name, value) != null) {
      throw at(place, name + " is given twice. Leave one of them out.");
    }
  }

  /** A problem with this file. */
  ValueProblem at(String place, String message) {
    return new ValueProblem(file + (place.isEmpty() ? "" : ", " + place) + ": " + message);
  }

  /** Something that is no text stands where the value of a name should stand. */
  ValueProblem noText(String name, String what, String place) {
    return at(place, name + " is " + what + ". A value is a text, a number, true or false.");
  }

  Map<String, String> all() {
    return byName;
  }

  static String inside(String above, String key) {
    return above.isEmpty() ? key : above + "." + key;
  }

  static String place(int line, int column) {
    return "line " + line + ", column " + column;
  }
}
