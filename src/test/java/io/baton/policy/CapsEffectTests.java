package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The starter table allows six marketing SMS in thirty days. */
@BatonTest
class CapsEffectTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final Path TABLE = Path.of("decisions/frequency-caps.dmn");

  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired Reservations reservations;
  @Autowired CustomerLists lists;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  private HttpCaller marketer;

  @BeforeEach
  void contact() {
    branches.putAll(List.of(new Branch("HE", "Caps", null), new Branch("HF", "Others", null)));
    if (customers.inBranch(branches.find("HE").orElseThrow().path()).isEmpty()) {
      customers.register(
          IntStream.range(0, 12)
              .mapToObj(i -> new NewCustomer("caps-" + i, i < 10 ? "HE" : "HF", null, null, null))
              .toList());
      // Customer i has had i messages.
      Instant now = lists.now();
      for (int i = 0; i < 12; i++) {
        int id = customers.idOf("caps-" + i).orElseThrow();
        for (int n = 0; n < i; n++) {
          Instant at = now.minus(n + 1, ChronoUnit.DAYS);
          long origin = 10_000L + n;
          transaction.executeWithoutResult(
              status ->
                  reservations.reserve(
                      CustomerSet.of(id),
                      new Contact(0, "SMS", "MARKETING", null),
                      origin,
                      at,
                      List.of()));
        }
      }
    }
    marketer = caller("MARKETER");
  }

  private HttpCaller caller(String role) {
    String name = "caps-" + System.nanoTime();
    users.create(new UserDraft(name, PASSWORD, Set.of(role), "HE"));
    return HttpCaller.signedIn(port, name, PASSWORD);
  }

  private static String table(String was, String becomes) throws IOException {
    String table = Files.readString(TABLE);
    assertThat(table).contains(was);
    return table.replace(was, becomes);
  }

  private HttpCaller.Answer effect(HttpCaller caller, String table) {
    return caller.sendText(
        "POST", "/api/policy/caps/effect?channels=SMS&channels=EMAIL", table, "application/xml");
  }

  @Test
  void shouldCountWhomOtherCapsHoldBackWithinTheBranch() throws IOException {
    JsonNode same = effect(marketer, Files.readString(TABLE)).json();
    JsonNode tighter = effect(marketer, table("<text>6</text>", "<text>2</text>")).json();
    JsonNode wider = effect(marketer, table("<text>6</text>", "<text>7</text>")).json();

    assertThat(same.path("customers").asInt()).isEqualTo(10);
    // 0 to 5 messages, of ten customers who had 0 to 9.
    assertThat(line(same)).isEqualTo("6 6 0 0");
    assertThat(line(tighter)).isEqualTo("6 2 0 4");
    assertThat(line(wider)).isEqualTo("6 7 1 0");
    assertThat(tighter.at("/channels/1/lose").asInt()).isZero();
  }

  private static String line(JsonNode report) {
    JsonNode sms = report.at("/channels/0");
    return "%d %d %d %d"
        .formatted(
            sms.path("now").asInt(),
            sms.path("then").asInt(),
            sms.path("gain").asInt(),
            sms.path("lose").asInt());
  }

  @Test
  void shouldRefuseATableThatCouldNotBeFollowedAndNameTheCell() throws IOException {
    String spelled = table("<text>\"channel\"</text>", "<text>\"chanel\"</text>");
    HttpCaller.Answer tooMany = effect(marketer, table("<text>6</text>", "<text>2000</text>"));
    HttpCaller.Answer noScope = effect(marketer, spelled);
    HttpCaller.Answer draft =
        marketer.sendText("PUT", "/api/decisions/frequency-caps/draft", spelled, "application/xml");

    assertThat(tooMany.code()).isEqualTo("DECISION_REFUSED");
    assertThat(tooMany.json().at("/findings/0/place").asString())
        .isEqualTo("frequency-caps, row 2, column max");
    assertThat(noScope.json().at("/findings/0/place").asString())
        .isEqualTo("frequency-caps, row 1, column scope");
    assertThat(draft.code()).isEqualTo("DECISION_REFUSED");
    assertThat(draft.json().at("/findings/0/code").asString()).isEqualTo("DMN_CONTRACT");
  }

  /** The starter table has no column for the unit; this is one with it in every row. */
  private static String inUnits(String unit) throws IOException {
    return table("<text>6</text>", "<text>2</text>")
        .replaceFirst(
            "(<output id=\"Output_frequency_caps_3\"[^>]*/>)",
            "$1<output id=\"Output_4\" name=\"unit\" typeRef=\"string\"/>")
        .replaceAll(
            "(?s)(<outputEntry id=\"Value_(frequency_caps_\\d+)_3\">.*?</outputEntry>)",
            "$1<outputEntry id=\"Value_$2_4\"><text>\"" + unit + "\"</text></outputEntry>");
  }

  /** Two in thirty days, hours and days of the customer's own calendar. */
  @Test
  void shouldCountInTheUnitThatTheTableNames() throws IOException {
    assertThat(line(effect(marketer, inUnits("day")).json())).isEqualTo("6 2 0 4");
    assertThat(line(effect(marketer, inUnits("calendar_day")).json())).isEqualTo("6 2 0 4");
    assertThat(line(effect(marketer, inUnits("hour")).json())).isEqualTo("6 10 4 0");
    HttpCaller.Answer unknown = effect(marketer, inUnits("fortnight"));
    assertThat(unknown.code()).isEqualTo("DECISION_REFUSED");
    assertThat(unknown.json().at("/findings/0/place").asString())
        .isEqualTo("frequency-caps, row 1, column unit");
  }

  @Test
  void shouldAnswerThoseOnlyWhoWorkWithTables() throws IOException {
    assertThat(effect(caller("RELATIONSHIP_MANAGER"), Files.readString(TABLE)).status())
        .isEqualTo(403);
  }
}
