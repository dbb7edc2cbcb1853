package dev.bqt.compiler.check;

import dev.bqt.compiler.ast.Assignments;
import dev.bqt.compiler.ast.Literal;
import dev.bqt.compiler.ast.Text;
import dev.bqt.compiler.option.OptionType;
import java.util.Locale;

/** Values as the JSON of BigQuery's REST interface has them: numbers and truths may be texts. */
final class RestTypes {

  private static final String NUMBER = "-?[0-9]+";

  private RestTypes() {}

  /** Whether a value may stand where one of this type belongs; what cannot be told may. */
  static boolean accepts(OptionType type, Literal value) {
    return switch (type) {
      case TEXT ->
          !(value instanceof Assignments)
              && !(value instanceof Literal.Listing)
              && !(value instanceof Literal.Truth);
      case WHOLE, LONG ->
          value instanceof Literal.Whole
              || value instanceof Text text && text.value().matches(NUMBER);
      case TRUTH -> value instanceof Literal.Truth || value instanceof Text text && isTruth(text);
      case MAP -> value instanceof Assignments;
      case TEXTS, WHOLES, MAPS -> value instanceof Literal.Listing;
    };
  }

  static boolean isNegative(Literal value) {
    return value instanceof Literal.Whole number && number.value() < 0
        || value instanceof Text text
            && text.value().matches(NUMBER)
            && text.value().charAt(0) == '-';
  }

  private static boolean isTruth(Text text) {
    String word = text.value().toLowerCase(Locale.ROOT);
    return word.equals("true") || word.equals("false");
  }
}
