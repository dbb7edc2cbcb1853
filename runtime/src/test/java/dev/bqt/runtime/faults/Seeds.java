package dev.bqt.runtime.faults;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Which weathers are tried: {@code -Dfaults.seeds=7} is that one, {@code -Dfaults.seeds=1..200} all
 * of these. Without it there is one, the first.
 */
final class Seeds {
  private static final Pattern RANGE = Pattern.compile("(\\d+)(?:\\.\\.(\\d+))?");

  private Seeds() {}

  static LongStream wanted() {
    return of(System.getProperty("faults.seeds", "1"));
  }

  static LongStream of(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw new IllegalArgumentException(
          "-Dfaults.seeds=" + text + ": say a seed, such as 7, or a range, such as 1..200");
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
    if (last < first) {
      throw new IllegalArgumentException("-Dfaults.seeds=" + text + ": the range is empty");
    }
    return LongStream.rangeClosed(first, last);
  }
}
