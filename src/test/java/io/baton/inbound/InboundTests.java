package io.baton.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.ChannelReports;
import io.baton.channel.Receipt;
import io.baton.channel.UnsubscribeTokens;
import io.baton.channel.http.Signature;
import io.baton.cohort.CustomerSet;
import io.baton.customer.ConsentAct;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.policy.ContactPolicy;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.TouchId;
import io.baton.touch.TouchPlan;
import io.baton.touch.Touches;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What comes back, by way of the real server: signed reports, and links that refuse more mail. */
@BatonTest
@TestPropertySource(
    properties = {
      "baton.channel.http.endpoint.sms.key-id=gateway",
      "baton.channel.http.endpoint.sms.callback-secret=" + InboundTests.SECRET,
      "baton.dispatch.enabled=false"
    })
class InboundTests {
  private static final int FORGED = Integer.getInteger("baton.test.forged", 100_000);

  /** Over the wire; {@code -Dbaton.test.forged-links=1000000} is the long form. */
  private static final int FORGED_LINKS = Integer.getInteger("baton.test.forged-links", 3_000);

  static final String SECRET = "a-secret-of-thirty-two-characters-or-more";
  private static final AtomicLong STEP = new AtomicLong(1);

  @LocalServerPort private int port;
  @Autowired private Customers customers;
  @Autowired private Consents consents;
  @Autowired private ContactPolicy policy;
  @Autowired private Touches touches;
  @Autowired private UnsubscribeTokens tokens;
  @Autowired private ChannelReports reports;
  @Autowired private io.baton.touch.Receipts receipts;
  @Autowired private JdbcClient jdbc;
  @Autowired private HikariDataSource pool;

  private HttpCaller caller;
  private int customer;
  private String mobile;

  @BeforeEach
  void register() {
    caller = new HttpCaller(port);
    String key = "IN-" + UUID.randomUUID();
    mobile = "139%08d".formatted(new Random().nextInt(100_000_000));
    customer =
        customers.register(
                List.of(new NewCustomer(key, null, "王", mobile + "@example.com", mobile)))
            .ids()[0];
    for (String channel : List.of("SMS", "EMAIL")) {
      consents.grant(CustomerSet.of(customer), channel, "MARKETING", "form 7", "IMPORT");
    }
  }

  /** A touch that waits to be sent. */
  private TouchId touch(String channel) {
    long step = STEP.incrementAndGet();
    touches.plan(
        new TouchPlan(
            7,
            step,
            0,
            0,
            "Task_1",
            "SPRING",
            channel,
            "MARKETING",
            "none",
            1,
            CustomerSet.of(customer),
            Instant.now()
                .plus(Duration.ofDays(1))
                .truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                .plus(Duration.ofHours(4)),
            "hash"));
    return new TouchId(7, step, customer, 0);
  }

  private boolean consents(String channel) {
    return policy
        .stillConsenting(channel, "MARKETING", CustomerSet.of(customer))
        .contains(customer);
  }

  // ---- links

  @Test
  void shouldNotRefuseAnythingWhenALinkIsOnlyOpened() {
    String link = "/u/" + tokens.of(touch("EMAIL").asUuid());
    HttpCaller.Answer page =
        caller.exchange(
            HttpRequest.newBuilder(caller.uri(link)).header("Purpose", "prefetch").GET());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("List-Unsubscribe", "退订", "Unsubscribe");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.header("Set-Cookie")).isEmpty();
    assertThat(consents("EMAIL")).isTrue();
  }

  @Test
  void shouldRefuseByOneClickAtOnceAndOnce() {
    TouchId touch = touch("EMAIL");
    String link = "/u/" + tokens.of(touch.asUuid());
    for (int i = 0; i < 3; i++) {
      assertThat(oneClick(link, "List-Unsubscribe=One-Click").status()).isEqualTo(200);
      assertThat(consents("EMAIL")).isFalse();
    }
    assertThat(consents("SMS")).isTrue();
    assertThat(consents.historyOf(customer))
        .filteredOn(act -> act.kind() == ConsentAct.Kind.WITHDRAW)
        .singleElement()
        .satisfies(
            act -> {
              assertThat(act.channel()).isEqualTo("EMAIL");
              assertThat(act.source()).isEqualTo("UNSUBSCRIBE");
              assertThat(act.evidence()).contains(touch.asUuid().toString());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "List-Unsubscribe=No", "x=One-Click", "List-Unsubscribe"})
  void shouldRefuseNothingWithoutTheWordsOfTheStandard(String body) {
    String link = "/u/" + tokens.of(touch("EMAIL").asUuid());
    assertThat(oneClick(link, body).status()).isEqualTo(400);
    assertThat(consents("EMAIL")).isTrue();
  }

  @Test
  void shouldNotKnowForgedLinks() {
    String token = tokens.of(touch("EMAIL").asUuid());
    Random random = new Random(7);
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    for (int i = 0; i < bytes.length * 8; i++) {
      byte[] forged = bytes.clone();
      forged[i / 8] ^= (byte) (1 << (i % 8));
      assertThat(tokens.touchOf(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
          .as("bit %d", i)
          .isEmpty();
    }
    for (int i = 0; i < FORGED; i++) {
      random.nextBytes(bytes);
      bytes[0] = 1;
      assertThat(tokens.touchOf(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
          .isEmpty();
    }
    for (String forged : List.of("x", token + "A", token.substring(1), token + "=", "%00")) {
      assertThat(tokens.touchOf(forged)).isEmpty();
    }
    String other = token.substring(0, token.length() - 4) + "AAAA";
    assertThat(oneClick("/u/" + other, "List-Unsubscribe=One-Click").status()).isIn(404, 429);
    assertThat(consents("EMAIL")).isTrue();
  }

  /**
   * Nobody gets in by trying, nothing is written, and nothing is even looked up: the database is
   * not asked before the token has proved that it is ours, so that a flood costs no connection.
   */
  @Test
  void shouldAnswerForgedLinksWithoutTheDatabase() throws Exception {
    String real = tokens.of(touch("EMAIL").asUuid());
    List<Long> before = written();
    ForgedLinks forged = new ForgedLinks(caller.uri("/u/"), real, 7);
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        all.add(pool.getConnection());
      }
      forged.post(Math.min(FORGED_LINKS, 3_000));
    } finally {
      for (Connection each : all) {
        each.close();
      }
    }
    forged.post(Math.max(0, FORGED_LINKS - 3_000));
    System.out.println(forged);
    assertThat(forged.answers().keySet()).isSubsetOf(404, 429);
    assertThat(forged.answers().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(FORGED_LINKS);
    assertThat(written()).isEqualTo(before);
    assertThat(consents("EMAIL")).isTrue();
    assertThat(oneClick("/u/" + real, "List-Unsubscribe=One-Click").status()).isEqualTo(200);
    assertThat(consents("EMAIL")).isFalse();
  }

  private List<Long> written() {
    return Stream.of("customer_consent_act", "access_audit", "touch_ledger")
        .map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single())
        .toList();
  }

  @Test
  void shouldSlowDownWhoTriesLinks() {
    String real = "/u/" + tokens.of(touch("EMAIL").asUuid());
    long slowed = 0;
    for (int i = 0; i < 200; i++) {
      slowed += caller.get("/u/guess-" + i).status() == 429 ? 1 : 0;
    }
    assertThat(slowed).isPositive();
    assertThat(caller.get(real).status()).isEqualTo(200);
  }

  @Test
  void shouldHoldNothingOfTheCustomerInALink() {
    String token = tokens.of(touch("EMAIL").asUuid());
    assertThat(token).matches("[A-Za-z0-9_-]{71}").doesNotContain(mobile);
  }

  private HttpCaller.Answer oneClick(String link, String body) {
    return caller.exchange(
        HttpRequest.newBuilder(caller.uri(link))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  // ---- signed reports

  @ParameterizedTest
  @CsvSource({"R", "r", " T ", "TD", "td。", "退订", "【退订】", "ＴＤ", "拒收", "Stop!"})
  void shouldWithdrawConsentWhenARecipientRefuses(String words) {
    HttpCaller.Answer answer =
        report(
            """
            {"replies":[{"id":"%s","from":"+86%s","text":"%s"}]}\
            """
                .formatted(UUID.randomUUID(), mobile, words));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    assertThat(consents("SMS")).isFalse();
    assertThat(consents("EMAIL")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"好的", "R u there?", "Thanks", "请退订金", "", "1"})
  void shouldNotTakeOtherWordsForARefusal(String words) {
    assertThat(
            report(
                    """
                    {"replies":[{"id":"%s","from":"%s","text":"%s"}]}\
                    """
                        .formatted(UUID.randomUUID(), mobile, words))
                .status())
        .isEqualTo(204);
    assertThat(consents("SMS")).isTrue();
  }

  @Test
  void shouldSettleADoubtByAReceipt() {
    TouchId delivered = touch("SMS");
    TouchId failed = touch("SMS");
    doubt(delivered);
    doubt(failed);
    String body =
        """
        {"receipts":[{"id":"%s","status":"delivered"},{"id":"%s","status":"failed",
        "reason":"EXPIRED"},{"id":"%s","status":"delivered"}]}\
        """
            .formatted(
                delivered.asUuid(), failed.asUuid(), new TouchId(99, 1, customer, 0).asUuid());
    assertThat(report(body).status()).isEqualTo(204);
    assertThat(state(delivered)).isEqualTo("ACCEPTED");
    assertThat(state(failed)).isEqualTo("REFUSED_BY_CHANNEL");
    assertThat(report(body.replace("EXPIRED", "OTHER")).status()).isEqualTo(204);
    assertThat(state(failed)).isEqualTo("REFUSED_BY_CHANNEL");
    assertThat(
            jdbc.sql(
                    "select accepted + refused, in_doubt from touch_batch where step_id in"
                        + " (select id from touch_step where step = ?)")
                .param(failed.step())
                .query((row, n) -> row.getInt(1) + "/" + row.getInt(2))
                .single())
        .isEqualTo("1/0");
  }

  /** The receipt was faster than the time-out of the request it belongs to. */
  @Test
  void shouldSettleADoubtByAReceiptThatCameBeforeIt() {
    TouchId touch = touch("SMS");
    report("{\"receipts\":[{\"id\":\"%s\",\"status\":\"delivered\"}]}".formatted(touch.asUuid()));
    assertThat(state(touch)).isEqualTo("PLANNED");
    doubt(touch);
    receipts.settle();
    assertThat(state(touch)).isEqualTo("ACCEPTED");
  }

  @Test
  void shouldNotWriteToADeadAddressAgain() {
    TouchId touch = touch("EMAIL");
    assertThat(customers.reachableBy("EMAIL").contains(customer)).isTrue();
    reports.receipts(
        List.of(
            new Receipt(
                touch.asUuid(), Receipt.Outcome.NO_SUCH_ADDRESS, "DSN_5_1_1", Instant.now())));
    assertThat(customers.reachableBy("EMAIL").contains(customer)).isFalse();
    assertThat(customers.addresses("EMAIL", List.of(customer))).isEmpty();
    assertThat(customers.addresses("SMS", List.of(customer))).containsKey(customer);

    customers.register(
        List.of(
            new NewCustomer(
                customers.keyOf(customer), null, null, "new-" + mobile + "@example.com", null)));
    assertThat(customers.reachableBy("EMAIL").contains(customer)).isTrue();
  }

  @Test
  void shouldTakeAReportOnceWithinTheWindowAndNotAtAllOutsideIt() {
    String body = "{\"replies\":[{\"id\":\"x\",\"from\":\"%s\",\"text\":\"R\"}]}".formatted(mobile);
    long now = Instant.now().getEpochSecond();
    assertThat(report(body, now - 400, SECRET, "gateway").status()).isEqualTo(401);
    assertThat(report(body, now + 400, SECRET, "gateway").status()).isEqualTo(401);
    assertThat(consents("SMS")).isTrue();
    assertThat(report(body, now, SECRET, "gateway").status()).isEqualTo(204);
    assertThat(consents("SMS")).isFalse();
    consents.grant(CustomerSet.of(customer), "SMS", "MARKETING", "form 8", "BRANCH");
    assertThat(report(body, now, SECRET, "gateway").status()).isEqualTo(204);
    assertThat(consents("SMS")).as("a replay has no effect").isTrue();
  }

  @Test
  void shouldNotTakeWhatOthersSign() {
    String body = "{\"receipts\":[]}";
    long now = Instant.now().getEpochSecond();
    assertThat(report(body, now, SECRET + "!", "gateway").code())
        .isEqualTo("CHANNEL_CALLBACK_REFUSED");
    assertThat(report(body, now, SECRET, "another").status()).isEqualTo(401);
    String path = "/channel/sms/reports";
    HttpRequest.Builder unsigned =
        HttpRequest.newBuilder(caller.uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    assertThat(caller.exchange(unsigned).status()).isEqualTo(401);
    assertThat(post("/channel/app-push/reports", body, now, SECRET, "gateway").status())
        .isEqualTo(401);
    assertThat(post("/channel/nonsense/reports", body, now, SECRET, "gateway").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"receipt\":[]}",
        "{\"receipts\":{}}",
        "{\"receipts\":[{\"id\":\"x\",\"status\":\"delivered\"}]}",
        "{\"receipts\":[{\"id\":\"7d444840-9dc0-11d1-b245-5ffdce74fad2\",\"status\":\"delivered\"}]}",
        "{\"replies\":[{\"id\":\"1\",\"text\":\"R\"}]}",
        "{\"replies\":[{\"from\":\"13800138000\",\"text\":\"R\"}]}",
        "{\"replies\":[{\"id\":\"1\",\"from\":\"1\",\"text\":\"R\",\"at\":\"yesterday\"}]}"
      })
  void shouldNameWhatIsWrongWithAReport(String body) {
    HttpCaller.Answer answer = report(body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("CHANNEL_CALLBACK_INVALID");
    assertThat(answer.json().path("findings").size()).isPositive();
  }

  private void doubt(TouchId touch) {
    jdbc.sql("update touch_touch set state = 4 where run_id = 7 and step = ?")
        .param(touch.step())
        .update();
    jdbc.sql(
            "update touch_batch set in_doubt = 1 where step_id in"
                + " (select id from touch_step where step = ?)")
        .param(touch.step())
        .update();
    jdbc.sql(
            """
            insert into touch_doubt
              (run_id, step, occurrence, customer, batch_id, channel, reason, since)
            select s.run_id, s.step, s.occurrence, t.customer, b.id, b.channel, 'NO_ANSWER',
              clock_timestamp()
            from touch_step s join touch_batch b on b.step_id = s.id
            join touch_touch t on t.run_id = s.run_id and t.step = s.step
              and t.occurrence = s.occurrence
            where s.step = ?
            """)
        .param(touch.step())
        .update();
  }

  private String state(TouchId touch) {
    return jdbc.sql("select state from touch_ledger where run_id = 7 and step = ?")
        .param(touch.step())
        .query(String.class)
        .single();
  }

  private HttpCaller.Answer report(String body) {
    return report(body, Instant.now().getEpochSecond(), SECRET, "gateway");
  }

  private HttpCaller.Answer report(String body, long time, String secret, String keyId) {
    return post("/channel/sms/reports", body, time, secret, keyId);
  }

  private HttpCaller.Answer post(String path, String body, long time, String secret, String keyId) {
    return caller.exchange(
        HttpRequest.newBuilder(caller.uri(path))
            .header("Content-Type", "application/json")
            .header(Signature.KEY_HEADER, keyId)
            .header(Signature.TIME_HEADER, Long.toString(time))
            .header(
                Signature.SIGNATURE_HEADER,
                Signature.of(
                    secret, keyId, time, "POST", path, body.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
