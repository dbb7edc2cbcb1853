package dev.bqt.runtime.localcloud.load;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bqt.runtime.localcloud.schema.Field;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** One scalar, from text of a file to text that DuckDB takes as the column's type. */
final class Scalars {
  private static final int NUMERIC_SCALE = 9;
  private static final int NUMERIC_DIGITS = 29;
  private static final int BIG_SCALE = 18;
  private static final int BIG_DIGITS = 20;
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");

  private Scalars() {}

  /**
   * Writes a value.
   *
   * @throws IllegalArgumentException when the text is no value of that type
   */
  static void write(Field field, String text, JsonGenerator out) throws IOException {
    switch (field.type()) {
      case INT64 -> out.writeNumber(Long.parseLong(text.trim()));
      case FLOAT64 -> writeFloat(text.trim(), out);
      case NUMERIC -> out.writeString(decimal(text, NUMERIC_DIGITS, NUMERIC_SCALE));
      case BIGNUMERIC -> out.writeString(decimal(text, BIG_DIGITS, BIG_SCALE));
      case BOOL -> out.writeBoolean(bool(text));
      case BYTES -> out.writeString(hex(Base64.getDecoder().decode(text)));
      case DATE, TIME, DATETIME, TIMESTAMP -> out.writeString(moment(field, text));
      default -> out.writeString(text);
    }
  }

  private static String moment(Field field, String text) {
    try {
      return switch (field.type()) {
        case DATE -> DateTimeText.date(text);
        case TIME -> DateTimeText.time(text);
        case DATETIME -> DateTimeText.datetime(text);
        default -> DateTimeText.timestamp(text);
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void writeFloat(String text, JsonGenerator out) throws IOException {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> out.writeString("NaN");
      case "inf", "+inf", "infinity", "+infinity" -> out.writeString("Infinity");
      case "-inf", "-infinity" -> out.writeString("-Infinity");
      default -> out.writeNumber(finite(text));
    }
  }

  private static double finite(String text) {
    boolean plain = text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
    double value = plain ? Double.parseDouble(text) : Double.NaN;
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("not a finite number");
    }
    return value;
  }

  private static String decimal(String text, int digits, int scale) {
    BigDecimal value = new BigDecimal(text.trim()).stripTrailingZeros();
    if (value.scale() > scale || value.precision() - value.scale() > digits) {
      throw new IllegalArgumentException("out of range");
    }
    return value.toPlainString();
  }

  private static boolean bool(String text) {
    String word = text.trim().toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      throw new IllegalArgumentException("not a truth value");
    }
    return TRUE.contains(word);
  }

  /** The form in which DuckDB reads any bytes from text. */
  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 4);
    for (byte b : bytes) {
      text.append("\\x");
      text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return text.toString();
  }

  /** BigQuery's word for the type in its messages about JSON. */
  static String word(Field field) {
    return switch (field.type()) {
      case INT64 -> "integer";
      case FLOAT64 -> "double";
      case BOOL -> "boolean";
      case STRING -> "string";
      case STRUCT -> "record";
      default -> field.type().name().toLowerCase(Locale.ROOT);
    };
  }
}
