package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.engine.EngineSchema;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger that is in use becomes a month of the new one where it stands, and goes on. */
class LedgerMonthsMigrationTests {
  private static final String BEFORE = "20261128035003";

  @Test
  void shouldMakeTheOldLedgerAMonthWithoutMovingARow() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(TestPostgres.url(TestPostgres.copyOf("template0")));
    config.setUsername(TestPostgres.user());
    config.setPassword(TestPostgres.password());
    try (HikariDataSource database = new HikariDataSource(config)) {
      JdbcClient jdbc = JdbcClient.create(database);
      flyway(database).target(BEFORE).load().migrate();
      jdbc.sql(
              """
              with step as (
                insert into touch_step (run_id, step, occurrence, chunk, origin, campaign_code,
                  channel, purpose, template_key, template_version, manifest_hash, due, candidates)
                values (1, 9, 0, 0, 'T', 'SPRING', 'SMS', 'MARKETING', 'wording', 1, 'h',
                  shared_now(), 10) returning id)
              insert into touch_batch (step_id, run_id, channel, first_customer, last_customer,
                members, planned, accepted, due)
              select id, 1, 'SMS', 0, 9, ?, 10, 4, shared_now() from step
              """)
          .param(CustomerSet.range(0, 10).toBytes())
          .update();
      jdbc.sql(
              """
              insert into touch_touch (run_id, step, customer, occurrence, state)
              select 1, 9, c, 0, case when c < 4 then 1 else 0 end from generate_series(0, 9) as c
              """)
          .update();
      jdbc.sql(
              """
              insert into touch_receipt (run_id, step, occurrence, customer, delivered, reason, at)
              values (1, 9, 0, 2, true, 'DELIVRD', clock_timestamp())
              """)
          .update();
      jdbc.sql(
              """
              insert into campaign_entry (campaign_id, customer, at, window_ends, control)
              select 1, c, shared_now() - c * interval '40 days', shared_now(), false
              from generate_series(0, 9) as c
              """)
          .update();
      String entries = file(jdbc, "campaign_entry");
      String file = file(jdbc, "touch_touch");
      World.storeTemplate(database);

      flyway(database).load().migrate();

      String month = jdbc.sql("select month::text from touch_month").query(String.class).single();
      assertThat(file(jdbc, "touch_touch_" + month.substring(0, 7).replace('-', '_')))
          .isEqualTo(file);
      LedgerChannel peer = new LedgerChannel(false, 20);
      peer.answer = customer -> new SendResult.Accepted("ok");
      World world = new World(database, peer, World.settings(50, Duration.ofSeconds(15)));
      world.sendAll();
      assertThat(peer.copies.keySet()).containsExactlyInAnyOrder(4, 5, 6, 7, 8, 9);
      assertThat(world.touches.counts(1)).isEqualTo(new TouchCounts(10, 0, 10, 0, 0));
      // A later part of the plan joins the others, and another plan begins.
      world.plan(9, 1, CustomerSet.range(20, 30), Instant.now());
      world.plan(10, 0, CustomerSet.range(0, 10), Instant.now());
      assertThat(
              jdbc.sql("select step, count(*) from touch_ledger group by step order by step")
                  .query((row, n) -> Map.entry(row.getLong(1), row.getLong(2)))
                  .list())
          .containsExactly(Map.entry(9L, 20L), Map.entry(10L, 10L));
      assertThat(jdbc.sql("select count(*) from touch_receipt").query(Long.class).single())
          .isEqualTo(1);
      assertThat(jdbc.sql("select count(*) from campaign_entry").query(Long.class).single())
          .isEqualTo(10);
      assertThat(file(jdbc, "campaign_entry_" + month.substring(0, 7).replace('-', '_')))
          .isEqualTo(entries);
    }
  }

  private static FluentConfiguration flyway(HikariDataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .outOfOrder(true)
        .javaMigrations(new EngineSchema());
  }

  private static String file(JdbcClient jdbc, String table) {
    return jdbc.sql("select pg_relation_filepath(?)").param(table).query(String.class).single();
  }
}
