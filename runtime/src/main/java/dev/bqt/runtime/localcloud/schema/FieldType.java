package dev.bqt.runtime.localcloud.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * BigQuery's types: the name in the API, the name in DuckDB, other names in GoogleSQL.
 *
 * <p>BIGNUMERIC holds 38 digits, 18 of them after the point, which is as far as DuckDB goes;
 * BigQuery's has 76. GEOGRAPHY is text.
 */
public enum FieldType {
  INT64("INTEGER", "BIGINT", "INT64", "INT", "SMALLINT", "BIGINT", "TINYINT", "BYTEINT"),
  FLOAT64("FLOAT", "DOUBLE", "FLOAT64"),
  NUMERIC("NUMERIC", "DECIMAL(38,9)", "DECIMAL"),
  BIGNUMERIC("BIGNUMERIC", "DECIMAL(38,18)", "BIGDECIMAL"),
  BOOL("BOOLEAN", "BOOLEAN", "BOOL"),
  STRING("STRING", "VARCHAR"),
  BYTES("BYTES", "BLOB"),
  DATE("DATE", "DATE"),
  TIME("TIME", "TIME"),
  DATETIME("DATETIME", "TIMESTAMP"),
  TIMESTAMP("TIMESTAMP", "TIMESTAMP WITH TIME ZONE"),
  JSON("JSON", "JSON"),
  GEOGRAPHY("GEOGRAPHY", "VARCHAR"),
  INTERVAL("INTERVAL", "INTERVAL"),
  STRUCT("RECORD", "STRUCT", "STRUCT");

  private final String api;
  private final String duck;
  private final List<String> others;

  FieldType(String api, String duck, String... others) {
    this.api = api;
    this.duck = duck;
    this.others = List.of(others);
  }

  /** The name in the API's schemas, such as {@code INTEGER}. */
  public String api() {
    return api;
  }

  /** The name in DuckDB, such as {@code BIGINT}. */
  public String duck() {
    return duck;
  }

  /** By any of BigQuery's names, in any case. */
  public static Optional<FieldType> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(type -> type.api.equals(upper) || type.others.contains(upper))
        .findFirst();
  }
}
