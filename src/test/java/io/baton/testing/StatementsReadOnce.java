package io.baton.testing;

import java.sql.Connection;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.transaction.Transaction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;

/**
 * The engine reads a thousand SQL statements from XML when it starts, and a JVM of tests starts it
 * twenty times: the first reads them, the others have its statements over a database of their own.
 * The engine's own way to share them would share the database too.
 */
final class StatementsReadOnce extends AbstractProcessEnginePlugin {
  private static volatile @Nullable Configuration read;

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    Configuration known = read;
    if (known != null) {
      engine.setSqlSessionFactory(new OverOwnDatabase(known, engine));
    }
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    ProcessEngineConfigurationImpl built =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    read = built.getSqlSessionFactory().getConfiguration();
  }

  /** The engine's transactions are known to it only later than this is made. */
  private record OverOwnDatabase(Configuration statements, ProcessEngineConfigurationImpl engine)
      implements SqlSessionFactory {
    @Override
    public Configuration getConfiguration() {
      return statements;
    }

    @Override
    public SqlSession openSession() {
      return session(
          engine.getTransactionFactory().newTransaction(engine.getDataSource(), null, false));
    }

    @Override
    public SqlSession openSession(Connection connection) {
      return session(engine.getTransactionFactory().newTransaction(connection));
    }

    private SqlSession session(Transaction transaction) {
      Executor executor = statements.newExecutor(transaction, statements.getDefaultExecutorType());
      return new DefaultSqlSession(statements, executor, false);
    }

    @Override
    public SqlSession openSession(boolean autoCommit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SqlSession openSession(TransactionIsolationLevel level) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SqlSession openSession(ExecutorType type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SqlSession openSession(ExecutorType type, boolean autoCommit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SqlSession openSession(ExecutorType type, TransactionIsolationLevel level) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SqlSession openSession(ExecutorType type, Connection connection) {
      throw new UnsupportedOperationException();
    }
  }
}
