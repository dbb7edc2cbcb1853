package dev.bqt.runtime.localcloud.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Dates and times as load jobs take them (BigQuery, "Loading CSV data", "Data types"): {@code
 * YYYY-[M]M-[D]D}, then {@code T} or a space, {@code [H]H:[M]M[:[S]S[.F]]} with at most six digits,
 * then for a TIMESTAMP a zone, or UTC.
 */
final class DateTimeText {
  private static final int MICRO_DIGITS = 6;
  private static final int NANOS_PER_MICRO = 1000;

  private final String text;
  private int at;

  private DateTimeText(String text) {
    this.text = text.trim();
  }

  static String date(String text) {
    DateTimeText reader = new DateTimeText(text);
    LocalDate date = reader.day("-");
    reader.end();
    return date.toString();
  }

  static String time(String text) {
    DateTimeText reader = new DateTimeText(text);
    LocalTime time = reader.clock();
    reader.end();
    return time.toString();
  }

  static String datetime(String text) {
    DateTimeText reader = new DateTimeText(text);
    LocalDateTime local = reader.local("-");
    reader.end();
    return shown(local);
  }

  static String timestamp(String text) {
    DateTimeText reader = new DateTimeText(text);
    LocalDateTime local = reader.local("-/");
    ZoneId zone = reader.zone();
    LocalDateTime utc =
        zone == ZoneOffset.UTC
            ? local
            : local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    return shown(utc) + "+00";
  }

  /** Seconds since the epoch, with a fraction of at most six digits. */
  static String timestamp(java.math.BigDecimal seconds) {
    long micros = seconds.movePointRight(MICRO_DIGITS).longValueExact();
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L),
            (int) Math.floorMod(micros, 1_000_000L) * NANOS_PER_MICRO,
            ZoneOffset.UTC);
    return shown(utc) + "+00";
  }

  /** By hand, since a formatter takes longer than all the rest of a row. */
  private static String shown(LocalDateTime time) {
    StringBuilder text = new StringBuilder(32);
    digits(text, time.getYear(), 4).append('-');
    digits(text, time.getMonthValue(), 2).append('-');
    digits(text, time.getDayOfMonth(), 2).append(' ');
    digits(text, time.getHour(), 2).append(':');
    digits(text, time.getMinute(), 2).append(':');
    digits(text, time.getSecond(), 2).append('.');
    return digits(text, time.getNano() / NANOS_PER_MICRO, MICRO_DIGITS).toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }

  private LocalDateTime local(String separators) {
    LocalDate date = day(separators);
    if (at >= text.length() || !isBetween()) {
      return date.atStartOfDay();
    }
    at++;
    return LocalDateTime.of(date, clock());
  }

  /** Whether a time follows rather than a zone. */
  private boolean isBetween() {
    boolean mark = "Tt ".indexOf(text.charAt(at)) >= 0;
    return mark && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
  }

  private LocalDate day(String separators) {
    int year = number(4, 4);
    separator(separators);
    int month = number(1, 2);
    separator(separators);
    return LocalDate.of(year, month, number(1, 2));
  }

  private LocalTime clock() {
    int hour = number(1, 2);
    separator(":");
    int minute = number(1, 2);
    if (!is(':')) {
      return LocalTime.of(hour, minute);
    }
    at++;
    int second = number(1, 2);
    int nanos = 0;
    if (is('.')) {
      int start = ++at;
      int digits = number(1, MICRO_DIGITS);
      nanos = digits * (int) Math.pow(10, 9 - (at - start));
    }
    return LocalTime.of(hour, minute, second, nanos);
  }

  private ZoneId zone() {
    String rest = text.substring(at).trim();
    at = text.length();
    if (rest.isEmpty() || rest.equalsIgnoreCase("Z") || rest.equalsIgnoreCase("UTC")) {
      return ZoneOffset.UTC;
    }
    if (rest.charAt(0) == '+' || rest.charAt(0) == '-') {
      return offset(rest);
    }
    return ZoneId.of(rest);
  }

  private static ZoneOffset offset(String text) {
    DateTimeText reader = new DateTimeText(text);
    int sign = text.charAt(0) == '-' ? -1 : 1;
    reader.at = 1;
    int hours = reader.number(1, 2);
    int minutes = 0;
    if (reader.at < text.length()) {
      reader.at += reader.is(':') ? 1 : 0;
      minutes = reader.number(2, 2);
    }
    reader.end();
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void separator(String allowed) {
    if (at >= text.length() || allowed.indexOf(text.charAt(at)) < 0) {
      throw new DateTimeException("separator expected");
    }
    at++;
  }

  private int number(int least, int most) {
    int start = at;
    int value = 0;
    while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    if (at - start < least) {
      throw new DateTimeException("digits expected");
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void end() {
    if (at < text.length()) {
      throw new DateTimeException("end expected");
    }
  }
}
