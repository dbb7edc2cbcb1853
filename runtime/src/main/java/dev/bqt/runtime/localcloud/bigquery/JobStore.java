package dev.bqt.runtime.localcloud.bigquery;

import dev.bqt.runtime.localcloud.http.CloudError;
import dev.bqt.runtime.localcloud.http.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs as rows of the warehouse. */
final class JobStore {
  private static final String JOBS = Warehouse.STATE + ".jobs";
  private static final String COLUMNS = "project, location, id, created, number, body";

  private final Warehouse warehouse;

  JobStore(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * What a list of jobs is asked for.
   *
   * @param before the order number of the last job of the page before
   */
  record Filter(String project, Set<String> states, long from, long until, long before) {}

  /**
   * Adds a job.
   *
   * @throws CloudError 409 when its id is taken in that project and location
   */
  Job insert(Job job) {
    return warehouse.write("insert", connection -> insert(connection, job));
  }

  private static Job insert(Connection connection, Job job) throws SQLException {
    if (find(connection, job.project(), Optional.of(job.location()), job.id()).isPresent()) {
      throw CloudError.conflict("duplicate", "Already Exists: Job " + job);
    }
    Job numbered =
        new Job(
            job.project(), job.location(), job.id(), job.created(), next(connection), job.body());
    String sql = "INSERT INTO " + JOBS + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, job.project());
      insert.setString(2, job.location());
      insert.setString(3, job.id());
      insert.setLong(4, job.created());
      insert.setLong(5, numbered.number());
      insert.setString(6, job.state());
      insert.setString(7, Json.text(job.body()));
      insert.executeUpdate();
    }
    return numbered;
  }

  private static long next(Connection connection) throws SQLException {
    String sql = "SELECT coalesce(max(number), 0) + 1 FROM " + JOBS;
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet found = query.executeQuery()) {
      found.next();
      return found.getLong(1);
    }
  }

  /** Writes a change of a job that is not done; false when it was done meanwhile. */
  static boolean save(Connection connection, Job job) throws SQLException {
    String sql =
        "UPDATE "
            + JOBS
            + " SET state = ?, body = ? WHERE number = ? AND state <> '"
            + Job.DONE
            + "'";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, job.state());
      update.setString(2, Json.text(job.body()));
      update.setLong(3, job.number());
      return update.executeUpdate() == 1;
    }
  }

  /** Writes a change of a job in a transaction of its own. */
  boolean save(Job job) {
    return warehouse.write("state", connection -> save(connection, job));
  }

  Optional<Job> find(String project, Optional<String> location, String id) {
    return warehouse.read(connection -> find(connection, project, location, id));
  }

  private static Optional<Job> find(
      Connection connection, String project, Optional<String> location, String id)
      throws SQLException {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM "
            + JOBS
            + " WHERE project = ? AND id = ? AND (? = '' OR lower(location) = lower(?))";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, project);
      query.setString(2, id);
      query.setString(3, location.orElse(""));
      query.setString(4, location.orElse(""));
      return jobs(query).stream().findFirst();
    }
  }

  /** Newest first. */
  List<Job> list(Filter filter, int limit) {
    String states = filter.states().isEmpty() ? "" : " AND list_contains(?, state)";
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM "
            + JOBS
            + " WHERE project = ? AND created >= ? AND created <= ? AND number < ?"
            + states
            + " ORDER BY number DESC LIMIT "
            + limit;
    return warehouse.read(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, filter.project());
            query.setLong(2, filter.from());
            query.setLong(3, filter.until());
            query.setLong(4, filter.before());
            if (!states.isEmpty()) {
              query.setArray(5, connection.createArrayOf("VARCHAR", filter.states().toArray()));
            }
            return jobs(query);
          }
        });
  }

  /** Those that a kill may have left, in the order of their creation. */
  List<Job> unfinished() {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM "
            + JOBS
            + " WHERE state <> '"
            + Job.DONE
            + "' ORDER BY number";
    return warehouse.read(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            return jobs(query);
          }
        });
  }

  private static List<Job> jobs(PreparedStatement query) throws SQLException {
    List<Job> jobs = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        jobs.add(
            new Job(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                Json.parse(row.getString(6))));
      }
    }
    return jobs;
  }
}
