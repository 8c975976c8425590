package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.Touches;
import io.baton.worklist.Talks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@BatonTest
class CampaignPrioritiesTests {
  private static final String PASSWORD = "correct horse battery 9";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort int port;
  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignPriorities priorities;
  @Autowired Customers customers;
  @Autowired Users users;
  @Autowired Touches touches;
  @Autowired Talks talks;
  @Autowired JdbcClient jdbc;

  @Test
  void shouldDecideByTheTable() {
    assertThat(priorities.decide(Map.of("start", "EVENT")).priority()).isEqualTo(7);
    assertThat(priorities.decide(Map.of("start", "BATCH", "audience", 10L)).priority())
        .isEqualTo(5);
    CampaignPriorities.Decided batch =
        priorities.decide(Map.of("start", "BATCH", "audience", 100_000L));
    assertThat(batch.priority()).isEqualTo(3);
    assertThat(batch.reason()).isNotBlank();
    assertThat(batch.version()).isPositive();
  }

  @Test
  void shouldPlanByTheTableUnlessAnOperatorSaysOtherwise() {
    if (users.find("priority-operator").isEmpty()) {
      users.create(new UserDraft("priority-operator", PASSWORD, Set.of("OPERATOR"), "0000"));
    }
    HttpCaller operator = HttpCaller.signedIn(port, "priority-operator", PASSWORD);
    CampaignFacts campaign = launched();
    assertThat(urgency(campaign)).containsOnly(5);
    assertThat(line(operator, campaign).path("effective").asInt()).isEqualTo(5);
    assertThat(line(operator, campaign).path("override").isNull()).isTrue();

    String path = "/api/dispatch/priorities/" + campaign.code();
    assertThat(operator.send("PUT", path, Map.of("priority", 9)).status()).isEqualTo(204);
    assertThat(line(operator, campaign).path("effective").asInt()).isEqualTo(9);
    assertThat(line(operator, campaign).path("decided").asInt()).isEqualTo(5);

    assertThat(operator.send("DELETE", path, Map.of()).status()).isEqualTo(204);
    assertThat(line(operator, campaign).path("effective").asInt()).isEqualTo(5);
    assertThat(operator.get("/api/avoided-touches?days=1").status()).isEqualTo(200);
  }

  /** Whoever calls sees what the customer has been sent. */
  @Test
  void shouldTellACallerWhatWasSent() {
    CampaignFacts campaign = launched();
    int customer = touches.touched(campaign.id()).toArray()[0];
    assertThat(talks.of(campaign.code(), customer).sent())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.channel()).isEqualTo("EMAIL");
              assertThat(sent.wording()).contains("广告");
            });
    assertThat(talks.of("C1999-0001", customer)).isEqualTo(Talks.Talk.NOTHING);
  }

  private CampaignFacts launched() {
    CampaignFacts draft =
        campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(bank.customers(12)), 0), MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> touches.touched(draft.id()).size() == 12);
    return draft;
  }

  private List<Integer> urgency(CampaignFacts campaign) {
    return jdbc.sql("select urgency from touch_batch where run_id = ?")
        .param(campaign.id())
        .query(Integer.class)
        .list();
  }

  private static JsonNode line(HttpCaller caller, CampaignFacts campaign) {
    for (JsonNode line : caller.get("/api/campaign-priorities").json()) {
      if (line.path("code").asString().equals(campaign.code())
          && line.path("channel").asString().equals("EMAIL")) {
        return line;
      }
    }
    throw new AssertionError("not listed: " + campaign.code());
  }
}
