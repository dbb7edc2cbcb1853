package dev.bqt.runtime.localcloud.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** Functions of GoogleSQL that DuckDB lacks, or knows by that name as something else: macros. */
public final class Functions {
  static final String PREFIX = "bq_";

  private static final String[] MACROS = {
    "format_timestamp(f, t) AS strftime(t, replace(replace(f, '%F', '%Y-%m-%d'), '%T', '%X'))",
    "format_datetime(f, t) AS strftime(t, replace(replace(f, '%F', '%Y-%m-%d'), '%T', '%X'))",
    "format_date(f, d) AS strftime(d, replace(f, '%F', '%Y-%m-%d'))",
    "parse_timestamp(f, s) AS CAST(strptime(s, f) AS TIMESTAMPTZ)",
    "parse_datetime(f, s) AS CAST(strptime(s, f) AS TIMESTAMP)",
    "parse_date(f, s) AS CAST(strptime(s, f) AS DATE)",
    "timestamp(x) AS CAST(x AS TIMESTAMPTZ)",
    "datetime(x) AS CAST(x AS TIMESTAMP)",
    "date(x) AS CAST(x AS DATE), (y, m, d) AS make_date(y, m, d)",
    "string(x) AS CAST(x AS VARCHAR)",
    "timestamp_seconds(x) AS to_timestamp(x)",
    "timestamp_millis(x) AS CAST(make_timestamp(x * 1000) AS TIMESTAMPTZ)",
    "timestamp_micros(x) AS CAST(make_timestamp(x) AS TIMESTAMPTZ)",
    "unix_seconds(t) AS CAST(floor(epoch_us(t) / 1000000) AS BIGINT)",
    "unix_millis(t) AS CAST(floor(epoch_us(t) / 1000) AS BIGINT)",
    "unix_micros(t) AS epoch_us(t)",
    "unix_date(d) AS CAST(d - DATE '1970-01-01' AS BIGINT)",
    "timestamp_add(t, i) AS t + i",
    "timestamp_sub(t, i) AS t - i",
    "datetime_add(t, i) AS t + i",
    "datetime_sub(t, i) AS t - i",
    "date_add(d, i) AS CAST(d + i AS DATE)",
    "date_sub(d, i) AS CAST(d - i AS DATE)",
    "timestamp_diff(a, b, part) AS date_sub(part, b, a)",
    "datetime_diff(a, b, part) AS date_diff(part, b, a)",
    "date_diff(a, b, part) AS date_diff(part, b, a)",
    "timestamp_trunc(t, part) AS CAST(date_trunc(part, t) AS TIMESTAMPTZ)",
    "datetime_trunc(t, part) AS CAST(date_trunc(part, t) AS TIMESTAMP)",
    "date_trunc(d, part) AS CAST(date_trunc(part, d) AS DATE)",
    "generate_uuid() AS CAST(uuid() AS VARCHAR)",
    "regexp_contains(s, r) AS regexp_matches(s, r)",
    "safe_divide(a, b) AS a / nullif(b, 0)",
    "div(a, b) AS a // b",
    "json_value(j, p) AS json_extract_string(j, p)",
    "json_extract_scalar(j, p) AS json_extract_string(j, p)",
    "json_query(j, p) AS json_extract(j, p)",
    "to_json_string(x) AS CAST(to_json(x) AS VARCHAR)",
    "parse_json(s) AS CAST(s AS JSON)",
    "array_length(a) AS len(a)",
    "array_reverse(a) AS list_reverse(a)",
    "array_concat(a, b) AS list_concat(a, b)",
    "generate_array(a, b) AS generate_series(a, b), (a, b, s) AS generate_series(a, b, s)",
    "logical_and(x) AS bool_and(x)",
    "logical_or(x) AS bool_or(x)",
    "byte_length(x) AS octet_length(CAST(x AS BLOB))",
    "char_length(x) AS length(x)",
    "to_hex(x) AS lower(hex(x))",
    "to_base64(x) AS base64(x)",
    "md5(x) AS unhex(md5(x))",
    "sha256(x) AS unhex(sha256(x))",
  };

  /** Names of the functions above, in capitals. */
  static final Set<String> RENAMED = names();

  private Functions() {}

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String macro : MACROS) {
      names.add(macro.substring(0, macro.indexOf('(')).toUpperCase(java.util.Locale.ROOT));
    }
    return names;
  }

  /** Makes them known to a database. */
  public static void define(Statement statement) throws SQLException {
    StringBuilder all = new StringBuilder();
    for (String macro : MACROS) {
      all.append("CREATE OR REPLACE MACRO main.").append(PREFIX).append(macro).append(";\n");
    }
    statement.execute(all.toString());
  }
}
