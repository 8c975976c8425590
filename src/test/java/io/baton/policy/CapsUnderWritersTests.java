package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.testing.TestPostgres;
import org.junit.jupiter.api.Test;

/** The short form of the run; {@code mvn -Pfault verify -Dfault=caps} is the long one. */
class CapsUnderWritersTests {
  @Test
  void shouldNeitherExceedACapNorWasteAPlaceWithManyWritersOnTwoNodes() throws Exception {
    String database = TestPostgres.freshDatabase();
    try (HikariDataSource one = pool(database);
        HikariDataSource two = pool(database)) {
      CapsUnderWriters run = new CapsUnderWriters(one, two);
      run.run(System.nanoTime(), 64, 25);
      assertThat(run.violations()).isEmpty();
      assertThat(run.grants.get()).isPositive();
      assertThat(run.leaks(60)).isEmpty();
      assertThat(run.violations()).isEmpty();
    }
  }

  static HikariDataSource pool(String database) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(TestPostgres.url(database));
    config.setUsername(TestPostgres.user());
    config.setPassword(TestPostgres.password());
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }
}
