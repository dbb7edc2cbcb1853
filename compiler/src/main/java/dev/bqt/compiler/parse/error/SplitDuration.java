package dev.bqt.compiler.parse.error;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A duration of several units, such as 1h30m, which the language does not have. */
final class SplitDuration {

  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L);
  private static final Pattern WHOLE = Pattern.compile("(?:[0-9]{1,6}[smhd]){2,4}");
  private static final Pattern PART = Pattern.compile("([0-9]+)([smhd])");

  private SplitDuration() {}

  /** Whether a word is one. */
  static boolean is(String text) {
    return WHOLE.matches(text.toLowerCase(Locale.ROOT));
  }

  /** The same in the largest unit that it is a whole number of. */
  static String inOneUnit(String text) {
    long seconds = 0;
    Matcher part = PART.matcher(text.toLowerCase(Locale.ROOT));
    while (part.find()) {
      seconds += Long.parseLong(part.group(1)) * SECONDS.get(part.group(2));
    }
    for (String unit : List.of("d", "h", "m")) {
      if (seconds % SECONDS.get(unit) == 0) {
        return seconds / SECONDS.get(unit) + unit;
      }
    }
    return seconds + "s";
  }
}
