package dev.bqt.e2e.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that differ by numbers, each of which rises, or falls, from one to the next by the same.
 *
 * @param texts what stands before the first number, between each two, and after the last
 * @param rises the numbers
 */
record EvenLine(List<String> texts, List<Rise> rises) {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern BRACES =
      Pattern.compile("\\{(" + NUMBER + ")\\.\\.(" + NUMBER + ")}");

  /**
   * A number.
   *
   * @param first as it is written in the first line; with a 0 before it all have so many digits
   * @param step from a line to the next
   */
  private record Rise(String first, BigDecimal step) {
    String at(long i) {
      String plain = plain(new BigDecimal(first).add(step.multiply(BigDecimal.valueOf(i))));
      boolean padded = first.length() > 1 && first.startsWith("0") && !first.contains(".");
      return padded ? "0".repeat(Math.max(0, first.length() - plain.length())) + plain : plain;
    }

    private static String plain(BigDecimal value) {
      boolean whole = value.stripTrailingZeros().scale() <= 0;
      return (whole ? value.setScale(0) : value.stripTrailingZeros()).toPlainString();
    }
  }

  /** Twice the same line, or more often. */
  static EvenLine same(String line) {
    return new EvenLine(List.of(line), List.of());
  }

  /** The lines that begin with these two; null when they differ by more than numbers. */
  static EvenLine of(String first, String second) {
    Matcher one = NUMBER.matcher(first);
    Matcher two = NUMBER.matcher(second);
    List<String> texts = new ArrayList<>();
    List<Rise> rises = new ArrayList<>();
    int from = 0;
    while (one.find() && two.find()) {
      if (!one.group().equals(two.group())) {
        texts.add(first.substring(from, one.start()));
        BigDecimal step = new BigDecimal(two.group()).subtract(new BigDecimal(one.group()));
        rises.add(new Rise(one.group(), step));
        from = one.end();
      }
    }
    texts.add(first.substring(from));
    EvenLine line = new EvenLine(texts, rises);
    return line.at(0).equals(first) && line.at(1).equals(second) ? line : null;
  }

  /** The line of that number, counted from 0. */
  String at(long i) {
    StringBuilder line = new StringBuilder(texts.get(0));
    for (int number = 0; number < rises.size(); number++) {
      line.append(rises.get(number).at(i)).append(texts.get(number + 1));
    }
    return line.toString();
  }

  /** All of them in one, of so many. */
  String told(int times) {
    StringBuilder line = new StringBuilder(texts.get(0));
    for (int number = 0; number < rises.size(); number++) {
      Rise rise = rises.get(number);
      line.append("{" + rise.first() + ".." + rise.at(times - 1) + "}");
      line.append(texts.get(number + 1));
    }
    return line.toString();
  }

  /** What {@link #told} wrote, of so many lines. */
  static EvenLine read(String told, int times) {
    Matcher braces = BRACES.matcher(told);
    List<String> texts = new ArrayList<>();
    List<Rise> rises = new ArrayList<>();
    int from = 0;
    while (braces.find()) {
      texts.add(told.substring(from, braces.start()));
      BigDecimal whole = new BigDecimal(braces.group(2)).subtract(new BigDecimal(braces.group(1)));
      rises.add(
          new Rise(
              braces.group(1),
              whole.divide(BigDecimal.valueOf(times - 1L), MathContext.DECIMAL128)));
      from = braces.end();
    }
    texts.add(told.substring(from));
    return new EvenLine(texts, rises);
  }
}
