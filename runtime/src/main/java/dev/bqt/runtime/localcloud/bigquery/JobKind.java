package dev.bqt.runtime.localcloud.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;

/** What a kind of job does. */
interface JobKind {

  /** What is left to do once everything that takes long has been done. */
  @FunctionalInterface
  interface Change extends AutoCloseable {
    /**
     * Changes tables, in the transaction that also ends the job.
     *
     * @return what statistics tell of this kind of job
     */
    ObjectNode apply(Connection connection) throws SQLException;

    @Override
    default void close() {}
  }

  /**
   * Does what takes long and changes nothing yet.
   *
   * @throws dev.bqt.runtime.localcloud.load.LoadFailure when the job fails
   */
  Change prepare(Job job);
}
