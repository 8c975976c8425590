package io.baton.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.UnsubscribeTokens;
import io.baton.customer.ConsentAct;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.TouchId;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Links that refuse more mail, by way of the real server. */
@BatonTest
class UnsubscribeLinksTests extends Contacted {
  private static final int FORGED = Integer.getInteger("baton.test.forged", 100_000);

  /** Over the wire; {@code -Dbaton.test.forged-links=1000000} is the long form. */
  private static final int FORGED_LINKS = Integer.getInteger("baton.test.forged-links", 3_000);

  @Autowired private UnsubscribeTokens tokens;
  @Autowired private HikariDataSource pool;

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
}
