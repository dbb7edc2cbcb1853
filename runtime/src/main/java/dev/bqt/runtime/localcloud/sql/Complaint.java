package dev.bqt.runtime.localcloud.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's error messages: what, and where it points. */
final class Complaint {
  private static final String PLACE = "LINE ";
  private static final Pattern NO_TABLE =
      Pattern.compile("^Catalog Error: Table with name (\\S+) does not exist!");
  private static final Pattern PATH = Pattern.compile("^[\\w.\"`-]+");

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
    String line = lines[0].substring(colon + 2);
    boolean whole = sql.lines().anyMatch(line::equals);
    return inOurWords(what, whole && column > 0 ? line.substring(column - 1) : "")
        + (whole && column > 0 ? " at [" + number + ":" + column + "]" : " at line " + number);
  }

  /**
   * A missing table in BigQuery's words, with its whole name.
   *
   * @param rest of the statement's line, from the place on; may be empty
   */
  private static String inOurWords(String what, String rest) {
    Matcher missing = NO_TABLE.matcher(what);
    if (!missing.find()) {
      return what;
    }
    Matcher path = PATH.matcher(rest);
    String name = path.find() ? path.group().replaceAll("[\"`]", "") : missing.group(1);
    return "Not found: Table " + name + " (schema.sql or CREATE TABLE makes tables)";
  }
}
