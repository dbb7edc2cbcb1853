package dev.bqt.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockworkTest {
  private final AtomicInteger statements = new AtomicInteger();

  /** As when the process that keeps the ledger is killed in that very moment. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 18})
  void aConnectionThatGoesAwayAtAnyStatementKeepsItFromNothing(int number) throws Exception {
    CountDownLatch ran = new CountDownLatch(2);
    try (Clockwork clockwork = start(count -> count == number, ran::countDown)) {
      assertThat(ran.await(1, TimeUnit.MINUTES)).as("%s runs", clockwork).isTrue();
    }
    assertThat(statements).as("the fault was met").hasValueGreaterThan(number);
  }

  @Test
  void whatStaysWrongIsToldWithItsCauses() {
    assertThatThrownBy(() -> start(count -> count > 3, () -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Quartz does not start: ")
        .hasMessageEndingWith("Connection is closed");
  }

  private Clockwork start(IntPredicate breaks, Runnable work) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    DataSource source = proxy(DataSource.class, h2, breaks);
    return Clockwork.start(source, Duration.ofMillis(20), Instant.now(), work);
  }

  private <T> T proxy(Class<T> type, T target, IntPredicate breaks) {
    boolean[] broken = new boolean[1];
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          boolean asks = method.getName().startsWith("prepareStatement");
          broken[0] |= asks && breaks.test(statements.incrementAndGet());
          if (asks && broken[0]) {
            throw new SQLException("Connection is closed");
          }
          try {
            Object result = method.invoke(target, arguments);
            return result instanceof Connection real
                ? proxy(Connection.class, real, breaks)
                : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
