package dev.bqt.runtime.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Connections for Quartz from a data source that is not Quartz's to close. */
record Borrowed(DataSource source) implements ConnectionProvider {

  @Override
  public Connection getConnection() throws SQLException {
    return source.getConnection();
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown() {}
}
