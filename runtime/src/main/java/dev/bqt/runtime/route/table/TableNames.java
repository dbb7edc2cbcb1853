package dev.bqt.runtime.route.table;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;

/**
 * What BigQuery lets names be (its documentation: "Create datasets", "Create and use tables";
 * "Creating and managing projects" of Resource Manager).
 */
public final class TableNames {
  private static final int LONGEST = 1024;
  private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9_]+");
  private static final Pattern TABLE = Pattern.compile("[\\pL\\pM\\pN\\p{Pc}\\p{Pd} ]+");
  private static final Pattern PROJECT =
      Pattern.compile("([a-z0-9][a-z0-9.-]*:)?[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private TableNames() {}

  /** Why a dataset and a table cannot be called so; empty when they can. */
  public static String problemWith(String dataset, String table) {
    if (!DATASET.matches(dataset) || dataset.length() > LONGEST) {
      return "illegal dataset name \"" + dataset + "\": letters, digits and _ only";
    }
    if (!TABLE.matches(table) || !table.equals(table.strip())) {
      return "illegal table name \"" + table + "\": letters, digits, _ and - only";
    }
    return table.getBytes(StandardCharsets.UTF_8).length > LONGEST
        ? "table name longer than 1,024 bytes: " + table.substring(0, 40) + "…"
        : "";
  }

  /** Why a project cannot be called so; empty when it can. */
  public static String problemWithProject(String project) {
    return PROJECT.matches(project)
        ? ""
        : "illegal project \"" + project + "\": lower-case letters, digits and - only";
  }
}
