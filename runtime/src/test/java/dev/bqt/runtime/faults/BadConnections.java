package dev.bqt.runtime.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;

/**
 * A database that cannot always be reached, and goes away at the worst of times: before a commit,
 * or when it has committed and before it can say so. After either the connection is of no use.
 */
public final class BadConnections {
  private static final String LOST = "08006";

  private final DataSource good;
  private final DoubleSupplier dice;
  private final double share;
  private final Consumer<String> witness;

  /**
   * @param dice between 0 and 1, less than the share for a fault
   * @param share of the connects, and of the commits, that go wrong
   * @param witness is told of each fault
   */
  public BadConnections(
      DataSource good, DoubleSupplier dice, double share, Consumer<String> witness) {
    this.good = good;
    this.dice = dice;
    this.share = share;
    this.witness = witness;
  }

  /** The connections, as they are to be had. */
  public DataSource source() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          if (!method.getName().equals("getConnection")) {
            return call(good, method, arguments);
          }
          if (isDue()) {
            throw fault("connect");
          }
          return connection((Connection) call(good, method, arguments));
        });
  }

  private Connection connection(Connection real) {
    boolean[] broken = new boolean[1];
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          boolean closes = method.getName().equals("close") || method.getName().equals("isClosed");
          if (broken[0] && !closes) {
            throw new SQLException("The connection is lost, a fault of the test", LOST);
          }
          if (!method.getName().equals("commit") || !isDue()) {
            return call(real, method, arguments);
          }
          broken[0] = true;
          if (dice.getAsDouble() < 0.5) {
            real.rollback();
            throw fault("before commit");
          }
          real.commit();
          throw fault("after commit");
        });
  }

  private boolean isDue() {
    return share > 0 && dice.getAsDouble() < share;
  }

  private SQLException fault(String where) {
    witness.accept(where);
    return new SQLException("The connection is lost " + where + ", a fault of the test", LOST);
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
