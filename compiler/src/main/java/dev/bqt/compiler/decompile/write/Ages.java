package dev.bqt.compiler.decompile.write;

/** Stretches of time in words. */
final class Ages {

  /** The language counts in whole seconds of 32 bits. */
  static final long LONGEST = Integer.MAX_VALUE;

  private static final String[] WORDS = {"day", "hour", "min", "sec"};
  private static final long[] SECONDS = {86_400, 3_600, 60, 1};
  private static final String UNITS = "dhms";

  private Ages() {}

  /** Seconds in the largest unit that divides them. */
  static String words(long seconds) {
    for (int i = 0; i < SECONDS.length; i++) {
      if (seconds > 0 && seconds % SECONDS[i] == 0) {
        return seconds / SECONDS[i] + UNITS.substring(i, i + 1);
      }
    }
    return seconds + "s";
  }

  /** An expiry of the legacy as a duration if that says the very same, else the text of it. */
  static String duration(String expiry, Quoting quoting) {
    for (int i = 0; i < WORDS.length; i++) {
      if (expiry.matches("[1-9][0-9]{0,6}" + WORDS[i])) {
        String digits = expiry.substring(0, expiry.length() - WORDS[i].length());
        String written = words(Long.parseLong(digits) * SECONDS[i]);
        return written.equals(digits + UNITS.charAt(i)) ? written : quoting.text(expiry);
      }
    }
    return quoting.text(expiry);
  }
}
