package dev.bqt.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Making a ledger, or bringing one up to date, may be cut off anywhere. */
class MigrationTest {
  private final JdbcDataSource h2 = new JdbcDataSource();
  private final AtomicInteger statements = new AtomicInteger();

  @Test
  void whoeverWasKilledWhileItWasMadeLeavesALedgerThatOpens() {
    int all = statementsOfAll();
    assertThat(all).isGreaterThan(30);
    for (int killed = 1; killed <= all; killed += 9) {
      int last = killed;
      cutOff(count -> count >= last);
    }
  }

  @Test
  void soDoesOneWhoseStatementFailedAndIsRecordedSo() {
    int all = statementsOfAll();
    for (int failed = 1; failed <= all; failed += 3) {
      int only = failed;
      cutOff(count -> count == only);
    }
  }

  private int statementsOfAll() {
    fresh();
    Ledger.over(over(DataSource.class, h2, count -> false), point -> {}, change -> {}).close();
    return statements.get();
  }

  private void cutOff(IntPredicate breaks) {
    fresh();
    DataSource bad = over(DataSource.class, h2, breaks);
    try {
      Ledger.over(bad, point -> {}, change -> {}).close();
    } catch (RuntimeException e) {
      assertThat(e).hasStackTraceContaining("cut off");
    }
    try (Ledger ledger = Ledger.over(h2, point -> {}, change -> {})) {
      assertThat(ledger.id()).isNotEmpty();
      ledger.commit("test", tx -> tx.steps().of(1, StepRow.Chain.SUCCESS));
    }
  }

  private void fresh() {
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    statements.set(0);
  }

  @Test
  void oneOfANewerVersionIsRefused() throws SQLException {
    fresh();
    Ledger.over(h2, point -> {}, change -> {}).close();
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'from a later day', 'SQL',"
              + " 'V99__later.sql', 0, 'sa', CURRENT_TIMESTAMP, 1, TRUE");
    }
    assertThatThrownBy(() -> Ledger.over(h2, point -> {}, change -> {})).hasMessageContaining("99");
  }

  private <T> T over(Class<T> type, T target, IntPredicate breaks) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          boolean asks = method.getName().startsWith("execute");
          if (asks && breaks.test(statements.incrementAndGet())) {
            throw new SQLException("cut off");
          }
          try {
            Object result = method.invoke(target, arguments);
            if (result instanceof Connection connection && type == DataSource.class) {
              return over(Connection.class, connection, breaks);
            }
            boolean plain = method.getName().equals("createStatement");
            return plain ? over(Statement.class, (Statement) result, breaks) : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
