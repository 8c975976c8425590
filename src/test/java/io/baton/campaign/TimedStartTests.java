package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonClock;
import io.baton.testing.Alone;
import io.baton.testing.ApplicationNode;
import io.baton.testing.TestPostgres;
import io.baton.touch.Touches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A campaign that waits for its start, over a restart and with two nodes that see its time come.
 */
@Alone
class TimedStartTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AHEAD = Duration.ofHours(2);
  private static final int AUDIENCE = 40;

  private final String database = TestPostgres.freshDatabase();

  /** Nodes share their keys. */
  private final Path data = Path.of("target/test-data", UUID.randomUUID().toString());

  private ConfigurableApplicationContext node() {
    return ApplicationNode.start(
        database, "baton.demo=none", "baton.data=" + data, "baton.tag.night-look=P1D");
  }

  @Test
  void shouldStartOnceAtItsTime() {
    CampaignFacts campaign;
    try (ConfigurableApplicationContext before = node()) {
      campaign = approved(before);
    }
    try (ConfigurableApplicationContext one = node();
        ConfigurableApplicationContext other = node()) {
      JdbcClient jdbc = one.getBean(JdbcClient.class);
      assertThat(launches(jdbc, campaign)).isZero();
      one.getBean(TestClock.class).advance(AHEAD.minusMinutes(10));
      assertThat(other.getBean(Touches.class).counts(campaign.id()).planned()).isZero();

      one.getBean(TestClock.class).advance(Duration.ofMinutes(11));

      await()
          .atMost(PATIENCE)
          .until(() -> one.getBean(Touches.class).counts(campaign.id()).planned() >= AUDIENCE);
      await().atMost(PATIENCE).until(() -> one.getBean(Touches.class).drained(campaign.id()));
      assertThat(launches(jdbc, campaign)).isEqualTo(1);
      assertThat(one.getBean(Touches.class).counts(campaign.id()).planned()).isEqualTo(AUDIENCE);
      assertThat(started(jdbc)).isEqualTo(1);
    }
  }

  private static CampaignFacts approved(ConfigurableApplicationContext node) {
    CampaignBank bank = node.getBean(CampaignBank.class);
    Campaigns campaigns = node.getBean(Campaigns.class);
    CustomerSet audience = bank.customers(AUDIENCE);
    CampaignPlan plan =
        CampaignBank.draftOf(bank.segmentOf(audience), 0)
            .startAt(node.getBean(BatonClock.class).now().plus(AHEAD))
            .plan();
    CampaignFacts campaign = campaigns.submit(campaigns.plan(plan, MARKETER).code(), MARKETER);
    campaigns.approve(campaign.code(), APPROVER, "");
    return campaign;
  }

  private static long launches(JdbcClient jdbc, CampaignFacts campaign) {
    return jdbc.sql(
            "select count(*) from access_audit where action = 'CAMPAIGN_LAUNCHED' and subject = ?")
        .param("campaign:" + campaign.code())
        .query(Long.class)
        .single();
  }

  /** Instances of journeys, ended ones included. */
  private static long started(JdbcClient jdbc) {
    return jdbc.sql(
            "select count(*) from act_hi_procinst where super_process_instance_id_ is not null")
        .query(Long.class)
        .single();
  }
}
