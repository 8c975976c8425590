package io.baton.touch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A database connection of a process that dies after a number of statements: from then on nothing
 * gets through, and what was not committed is gone. A commit that is the last act may have reached
 * the database or not.
 */
final class MortalDataSource extends AbstractDataSource {
  private final DataSource target;
  private final AtomicInteger life;
  private final boolean lastCommitArrives;

  MortalDataSource(DataSource target, int statements, boolean lastCommitArrives) {
    this.target = target;
    this.life = new AtomicInteger(statements);
    this.lastCommitArrives = lastCommitArrives;
  }

  boolean dead() {
    return life.get() <= 0;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (dead()) {
      throw new SQLException("the process is dead");
    }
    Connection connection = target.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              String name = method.getName();
              boolean act = name.equals("prepareStatement") || name.equals("commit");
              if (act && life.decrementAndGet() < 0) {
                if (name.equals("commit") && life.get() == -1 && lastCommitArrives) {
                  connection.commit();
                }
                throw new SQLException("the process is dead");
              }
              if (dead() && name.equals("close") && !connection.getAutoCommit()) {
                connection.rollback();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }
}
