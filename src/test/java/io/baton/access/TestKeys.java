package io.baton.access;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Key files for the tests of other modules. */
public final class TestKeys {
  private TestKeys() {}

  /** Keys in a fresh directory below this one. */
  public static DataKeys in(Path directory, DataSource database) {
    return new DataKeys(
        directory.resolve(java.util.UUID.randomUUID().toString()), JdbcClient.create(database));
  }
}
