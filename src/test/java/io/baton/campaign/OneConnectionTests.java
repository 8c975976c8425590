package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.Touches;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * A node with one connection to the database: whoever holds it and waits for a second waits for
 * ever. With more connections the same happens when enough do it at once.
 */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=one-connection")
class OneConnectionTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired Remarks remarks;
  @Autowired Touches touches;
  @Autowired Users users;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations together;
  @Autowired HikariDataSource pool;

  /** Only now: migrations at the start take two. */
  @BeforeEach
  void leaveOne() {
    pool.setMaximumPoolSize(1);
    pool.setMinimumIdle(1);
    pool.getHikariPoolMXBean().softEvictConnections();
    await().atMost(PATIENCE).until(() -> pool.getHikariPoolMXBean().getTotalConnections() == 1);
  }

  @Test
  void shouldImportAndSayWhatWasRejected() {
    users.create(new UserDraft("single", PASSWORD, Set.of("MARKETER"), "0000"));
    HttpCaller caller = HttpCaller.signedIn(port, "single", PASSWORD);
    String file =
        "id;age\n"
            + IntStream.range(0, 60_000)
                .mapToObj(i -> "S" + i + ";" + (i % 10 == 0 ? "x" : i) + "\n")
                .collect(Collectors.joining());

    JsonNode status = new ImportCalls(caller).done("code=single&name=S&key=id", file);

    assertThat(status.path("state").asString()).isEqualTo("DONE");
    assertThat(status.path("rows").asLong()).isEqualTo(60_000);
    assertThat(
            caller
                .get("/api/imports/" + status.path("id").asLong() + "/rejections")
                .json()
                .path("total")
                .asLong())
        .isEqualTo(6_000);
  }

  @Test
  void shouldLaunchAndTellWhyItDoesNot() {
    CampaignFacts signed = submitted(bank.customers(10));
    campaigns.approve(signed.code(), APPROVER, "");
    await().atMost(PATIENCE).until(() -> touches.touched(signed.id()).size() == 10);

    CampaignFacts edited = submitted(bank.customers(5));
    String[] was = new String[1];
    together.executeWithoutResult(
        done -> {
          campaigns.approve(edited.code(), APPROVER, "");
          was[0] =
              jdbc.sql("select body from content_template_version where key = 'offer-email-zh'")
                  .query(String.class)
                  .single();
          reword(was[0] + "别人的");
        });
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(remarks.of(edited.id()))
                    .extracting(Remarks.Remark::verdict)
                    .contains(Remarks.Verdict.LAUNCH_REFUSED));
    assertThat(touches.counts(edited.id()).planned()).isZero();
    reword(was[0]);
  }

  private void reword(String body) {
    jdbc.sql("update content_template_version set body = ? where key = 'offer-email-zh'")
        .param(body)
        .update();
  }

  private CampaignFacts submitted(CustomerSet audience) {
    CampaignFacts draft =
        campaigns.plan(CampaignBank.twoWaves(bank.segmentOf(audience), 0), MARKETER);
    return campaigns.submit(draft.code(), MARKETER);
  }
}
