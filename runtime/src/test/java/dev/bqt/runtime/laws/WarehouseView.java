package dev.bqt.runtime.laws;

import dev.bqt.runtime.cloud.JobReport;
import dev.bqt.runtime.cloud.ObjectVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs, and what is in the tables.
 *
 * @param reports all jobs, as BigQuery tells them
 * @param counts how many rows each table has, by {@code dataset.table}
 * @param rows all of them, of tables whose rows say where they come from
 * @param readings of the jobs that have loaded something
 */
public record WarehouseView(
    List<JobReport> reports,
    Optional<Map<String, Long>> counts,
    Optional<List<Row>> rows,
    Optional<List<Reading>> readings) {

  /**
   * A row that says where it comes from.
   *
   * @param table dataset and table
   * @param file {@code bucket/name@k}: the k-th content that was put under that name
   * @param n number of the row in the file, from 1
   * @param lines how many rows the file has
   */
  public record Row(String table, String file, long n, long lines) {
    /** {@code bucket/name}. */
    String name() {
      return file.substring(0, file.lastIndexOf('@'));
    }
  }

  /**
   * A content that a job may have read: it was live when the job was made, or when it ended.
   *
   * @param table where the job put it
   * @param job its id
   * @param version the content
   */
  public record Reading(String table, String job, ObjectVersion version) {}
}
