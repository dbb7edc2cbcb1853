package dev.bqt.runtime.localcloud.sql;

/** DuckDB's error messages: what, and where it points. */
final class Complaint {
  private static final String PLACE = "LINE ";

  private Complaint() {}

  /** The complaint in one line; the place is that of the translated statement, line by line. */
  static String explain(String complaint, String sql) {
    int at = complaint.indexOf(PLACE);
    String what = (at < 0 ? complaint : complaint.substring(0, at)).strip();
    what = what.replaceAll("\\s*\\n\\s*", " ");
    if (at < 0) {
      return what;
    }
    String[] lines = complaint.substring(at).split("\n");
    int colon = lines[0].indexOf(": ");
    String number = lines[0].substring(PLACE.length(), Math.max(PLACE.length(), colon));
    int column = lines.length > 1 ? lines[1].indexOf('^') - colon - 1 : 1;
    boolean whole = sql.lines().anyMatch(lines[0].substring(colon + 2)::equals);
    return what
        + (whole && column > 0 ? " at [" + number + ":" + column + "]" : " at line " + number);
  }
}
