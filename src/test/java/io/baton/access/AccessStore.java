package io.baton.access;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.testing.TestPostgres;
import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The access module on a database of its own, without Spring. */
final class AccessStore implements AutoCloseable {
  private final HikariDataSource dataSource;
  final JdbcTemplate template;
  final JdbcClient jdbc;
  final DataSourceTransactionManager manager;
  final TransactionTemplate transaction;
  final DataKeys keys;
  final Audit audit;
  final Branches branches;
  final Users users;
  final LogIn logIn;
  final Bootstrap bootstrap;

  AccessStore(Path data) {
    this(data, TestPostgres.freshDataSource());
  }

  /** The same database, as the application finds it after a restart. */
  static AccessStore reopened(AccessStore before, Path data) {
    return new AccessStore(data, before.dataSource);
  }

  private AccessStore(Path data, HikariDataSource dataSource) {
    this.dataSource = dataSource;
    template = new JdbcTemplate(dataSource);
    jdbc = JdbcClient.create(template);
    manager = new DataSourceTransactionManager(dataSource);
    transaction = new TransactionTemplate(manager);
    // Strength 4 keeps tests quick; what is tested here does not depend on it.
    var passwords = new BCryptPasswordEncoder(4);
    keys = new DataKeys(data, jdbc);
    AuditChain chain = new AuditChain(jdbc, template, manager, keys);
    audit = new Audit(chain, new AuditBook(jdbc, template, manager, chain));
    branches = new Branches(jdbc, audit);
    users = new Users(jdbc, passwords, branches, audit);
    logIn = new LogIn(jdbc, passwords, audit);
    bootstrap = new Bootstrap(jdbc, users);
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
