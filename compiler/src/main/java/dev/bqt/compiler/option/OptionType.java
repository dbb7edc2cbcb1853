package dev.bqt.compiler.option;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Text;

/** What a value of an option must be. */
public enum OptionType {
  TEXT("text in quotes"),
  WHOLE("a whole number"),
  /** A 64-bit number that the REST interface carries as text. */
  LONG("a whole number"),
  TRUTH("TRUE or FALSE"),
  TEXTS("a list of texts, such as [\"a\", \"b\"]"),
  WHOLES("a list of whole numbers, such as [6, 12]"),
  MAP("a map, such as (key = \"value\")"),
  MAPS("a list of maps, such as [(key = \"value\")]");

  private final String words;

  OptionType(String words) {
    this.words = words;
  }

  /** The type as people say it. */
  public String words() {
    return words;
  }

  /** Whether a value is of this type; what is inside of a map is not looked at. */
  public boolean accepts(Literal value) {
    return switch (this) {
      case TEXT -> value instanceof Text;
      case WHOLE, LONG -> value instanceof Literal.Whole;
      case TRUTH -> value instanceof Literal.Truth;
      case MAP -> value instanceof Assignments;
      case TEXTS -> isListOf(TEXT, value);
      case WHOLES -> isListOf(WHOLE, value);
      case MAPS -> isListOf(MAP, value);
    };
  }

  private static boolean isListOf(OptionType element, Literal value) {
    return value instanceof Literal.Listing list
        && list.values().stream().allMatch(element::accepts);
  }
}
