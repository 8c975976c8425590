package io.baton.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.channel.ChannelReports;
import io.baton.channel.Receipt;
import io.baton.channel.http.Signature;
import io.baton.cohort.CustomerSet;
import io.baton.customer.NewCustomer;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.touch.TouchId;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a gateway reports back, signed, by way of the real server. */
@BatonTest
class SignedReportsTests extends Contacted {
  @Autowired private ChannelReports reports;
  @Autowired private io.baton.touch.Receipts receipts;

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
