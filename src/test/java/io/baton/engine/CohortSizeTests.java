package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@EngineTest
// A database of its own: journeys of other tests come and go, and the engine's meters write by the
// clock; both would be counted.
@TestPropertySource(properties = "camunda.bpm.metrics.enabled=false")
class CohortSizeTests {
  @Autowired CampaignWorld world;

  @Test
  void shouldWriteAsManyEngineRowsForAMillionAsForOne() {
    long forOne = engineRowsOf(1);
    long forAMillion = engineRowsOf(1_000_000);
    assertThat(forAMillion).isLessThanOrEqualTo(forOne + 10);
    assertThat(forAMillion).isLessThan(100);
  }

  private long engineRowsOf(int customers) {
    long before = engineRows();
    CampaignWorld.Journey journey =
        world.launch("journey/two-wave-followup.bpmn", CustomerSet.range(0, customers));
    journey.awaitWaiting("Wait_AfterEmail", customers);
    return engineRows() - before;
  }

  /** All rows of all tables of the engine, Camunda's and ours, by exact count. */
  private long engineRows() {
    return world
        .jdbc
        .sql(
            """
            SELECT sum((xpath('/row/n/text()', query_to_xml(
              format('SELECT count(*) AS n FROM %I', tablename), false, true, '')))[1]::text::bigint)
            FROM pg_tables
            WHERE schemaname = 'public' AND (tablename LIKE 'act\\_%' OR tablename LIKE 'engine\\_%')
            """)
        .query(Long.class)
        .single();
  }
}
