package io.baton.campaign;

import static io.baton.campaign.CampaignBank.APPROVER;
import static io.baton.campaign.CampaignBank.MARKETER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.campaign.Expectations.Expected;
import io.baton.campaign.Portfolio.CampaignRisk;
import io.baton.campaign.Portfolio.PortfolioItem;
import io.baton.clock.TestClock;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Journeys;
import io.baton.policy.ContactLoads;
import io.baton.shared.BatonClock;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.CampaignTouches;
import io.baton.touch.Touches;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What runs, what it does next, what it takes; and what is seen of it while it runs. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=portfolio")
class PortfolioTests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Person FAR = new Person(9, "far", Set.of("MARKETER"), "/far/");

  @Autowired CampaignBank bank;
  @Autowired Campaigns campaigns;
  @Autowired CampaignRows rows;
  @Autowired Portfolio portfolio;
  @Autowired Expectations expectations;
  @Autowired ContactLoads loads;
  @Autowired Touches touches;
  @Autowired CampaignTouches campaignTouches;
  @Autowired Journeys journeys;
  @Autowired Users users;
  @Autowired BatonClock clock;
  @Autowired TestClock testClock;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  @AfterEach
  void letGo() {
    jdbc.sql("delete from policy_capacity").update();
    jdbc.sql("delete from touch_hold").update();
  }

  private CampaignFacts submitted(CustomerSet audience, double control, @Nullable Instant start) {
    CampaignFacts draft =
        campaigns.plan(
            CampaignBank.draftOf(bank.segmentOf(audience), control).startAt(start).plan(),
            MARKETER);
    return campaigns.submit(draft.code(), MARKETER);
  }

  private CampaignFacts live(CustomerSet audience, double control) {
    CampaignFacts campaign = submitted(audience, control, null);
    campaigns.approve(campaign.code(), APPROVER, "");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                !touches.steps(campaign.id()).isEmpty()
                    && journeys.steps(campaign.id()).isEmpty()
                    && touches.drained(campaign.id()));
    return campaign;
  }

  private Campaign row(CampaignFacts campaign) {
    return rows.findById(campaign.id()).orElseThrow();
  }

  private PortfolioItem item(CampaignFacts campaign) {
    return portfolio.of(MARKETER).stream()
        .filter(item -> item.code().equals(campaign.code()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldCountWhatEachDayAndChannelHas() {
    CampaignFacts campaign = live(bank.customers(200), 0.2);
    LocalDate today = loads.dayOf(clock.now());
    long planned =
        jdbc.sql("select count(*) from touch_touch where run_id = ?")
            .param(campaign.id())
            .query(Long.class)
            .single();
    assertThat(loads.between(today.minusDays(1), today.plusDays(2)))
        .filteredOn(load -> load.campaign() == campaign.id())
        .singleElement()
        .satisfies(
            load -> {
              assertThat(load.channel()).isEqualTo("EMAIL");
              assertThat(load.contacts()).isEqualTo(planned).isPositive();
            });
  }

  @Test
  void shouldExpectWhatIsStillToCome() {
    Instant start = clock.now().plus(Duration.ofDays(4));
    CampaignFacts waiting = submitted(bank.customers(100), 0.25, start);
    assertThat(expectations.of(row(waiting), clock.now()))
        .extracting(Expected::channel, Expected::touches)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("EMAIL", 75L),
            org.assertj.core.groups.Tuple.tuple("SMS", 75L));
    assertThat(expectations.of(row(waiting), clock.now()).get(1).at().toEpochMilli())
        .isEqualTo(start.plus(Duration.ofDays(3)).toEpochMilli());

    CampaignFacts live = live(bank.customers(100), 0.25);
    long treated = campaigns.groups(live.id()).treated().size();
    assertThat(expectations.of(row(live), clock.now()))
        .extracting(Expected::channel, Expected::touches)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("SMS", treated));
  }

  @Test
  void shouldKnowWhatComesNextAndWhatEndangersIt() {
    jdbc.sql("insert into policy_capacity values ('EMAIL', '*', null, 30)").update();
    CampaignFacts live = live(bank.customers(50), 0);
    PortfolioItem item = item(live);
    assertThat(item.next().what()).isEqualTo(Portfolio.NextKind.WAIT);
    assertThat(item.next().element()).isEqualTo("3 天未响应");
    assertThat(Duration.between(row(live).launchedAt, item.next().at()))
        .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(2));
    assertThat(item.risks()).containsExactly(new CampaignRisk("NO_CAPACITY", "EMAIL", 20));
    assertThat(item.uses()).containsExactly(new Portfolio.CapacityUse("EMAIL", 30, 30));

    jdbc.sql("insert into touch_hold (channel, reason, actor) values ('SMS', 'PAUSED', 'test')")
        .update();
    assertThat(item(live).risks()).contains(new CampaignRisk("CHANNEL_HELD", "SMS", 1));

    CampaignFacts waiting = submitted(bank.customers(5), 0, null);
    assertThat(item(waiting).next().what()).isEqualTo(Portfolio.NextKind.APPROVAL);
    assertThat(item(waiting).risks()).extracting(CampaignRisk::code).doesNotContain("OVERDUE");
    testClock.advance(Duration.ofDays(2).plusMinutes(1));
    assertThat(item(waiting).risks()).contains(new CampaignRisk("OVERDUE", null, 1));
  }

  @Test
  void shouldShowNobodyTheCampaignsOfOthers() {
    CampaignFacts campaign = submitted(bank.customers(5), 0, null);
    assertThat(portfolio.of(FAR)).isEmpty();
    assertThat(item(campaign).code()).isEqualTo(campaign.code());
  }

  /** Everybody once, in pages of any size, and nobody whom the caller may not see. */
  @Test
  void shouldTurnThePagesOfTouches() {
    CustomerSet audience = bank.customers(137);
    CampaignFacts campaign = live(audience, 0);
    CustomerSet mine = audience.slice(20, 61);
    for (int size : List.of(1, 7, 50, 200)) {
      Set<Integer> seen = new TreeSet<>();
      String next = null;
      do {
        CampaignTouches.Found page =
            campaignTouches.page(campaign.id(), List.of(), mine, next, size);
        assertThat(page.touches().size()).isLessThanOrEqualTo(size);
        page.touches().forEach(touch -> assertThat(seen.add(touch.customer())).isTrue());
        next = page.next();
      } while (next != null);
      Set<Integer> expected = new TreeSet<>();
      mine.forEach(expected::add);
      assertThat(seen).isEqualTo(expected);
    }
    assertThat(
            campaignTouches.page(campaign.id(), List.of("IN_DOUBT"), audience, null, 50).touches())
        .isEmpty();
    assertThat(
            campaignTouches
                .page(campaign.id(), List.of("ACCEPTED"), audience, "no place", 200)
                .touches())
        .hasSize(137);
  }

  /** What the ledger has committed is on the stream less than five seconds later. */
  @Test
  void shouldTellThoseWhoWatchWithinFiveSeconds() throws Exception {
    CampaignFacts campaign = submitted(bank.customers(40), 0, null);
    String name = "w" + UUID.randomUUID().toString().substring(0, 8);
    users.create(new UserDraft(name, "a quiet harbour", Set.of("ANALYST"), Branches.HEAD_OFFICE));
    HttpCaller caller = HttpCaller.signedIn(port, name, "a quiet harbour");
    List<JsonNode> heard = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    String path = "/api/campaigns/" + campaign.code() + "/live/stream";
    try (InputStream stream = open(caller, path)) {
      Thread reader = new Thread(() -> listen(stream, heard, times), "listener");
      reader.setDaemon(true);
      reader.start();
      await().atMost(PATIENCE).until(() -> size(heard) > 0);
      campaigns.approve(campaign.code(), APPROVER, "");
      await().atMost(PATIENCE).until(() -> touches.counts(campaign.id()).accepted() == 40);
      Instant committed = Instant.now();
      await()
          .atMost(PATIENCE)
          .until(() -> last(heard).path("touch").path("accepted").asLong(0) == 40);
      assertThat(last(heard).path("places").path(0).path("refused").asLong(-1)).isZero();
      assertThat(last(heard).path("paces").size()).isPositive();
      synchronized (heard) {
        assertThat(Duration.between(committed, times.get(times.size() - 1)))
            .isLessThan(Duration.ofSeconds(5));
      }
    }
    JsonNode calendar =
        caller.get("/api/campaign-calendar?days=1&from=" + loads.dayOf(clock.now())).json();
    assertThat(calendar.path("campaigns").values())
        .filteredOn(one -> one.path("code").asString().equals(campaign.code()))
        .singleElement()
        .satisfies(
            one -> {
              JsonNode mail = one.path("loads").path(0);
              assertThat(mail.path("sent").asLong()).isEqualTo(40);
              assertThat(mail.path("reserved").asLong()).isEqualTo(40);
            });
    assertThat(calendar.path("loads").path(0).path("sent").asLong()).isGreaterThanOrEqualTo(40);
    assertThat(caller.get("/api/campaigns/C1900-0001/live/stream").status()).isEqualTo(404);
  }

  private static InputStream open(HttpCaller caller, String path) throws Exception {
    String cookies = "BATON_SESSION=" + caller.cookie("BATON_SESSION").orElseThrow();
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(caller.uri(path))
                    .header("Accept", "text/event-stream")
                    .header("Cookie", cookies)
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static void listen(InputStream stream, List<JsonNode> heard, List<Instant> times) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data:")) {
          synchronized (heard) {
            heard.add(JsonMapper.shared().readTree(line.substring(5)));
            times.add(Instant.now());
          }
        }
      }
    } catch (IOException closed) {
      // the test has heard enough
    }
  }

  private static int size(List<JsonNode> heard) {
    synchronized (heard) {
      return heard.size();
    }
  }

  private static JsonNode last(List<JsonNode> heard) {
    synchronized (heard) {
      return heard.get(heard.size() - 1);
    }
  }
}
