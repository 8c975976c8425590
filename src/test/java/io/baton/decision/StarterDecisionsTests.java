package io.baton.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One table of expectations per starter file, and all of them against Camunda's own engine. */
class StarterDecisionsTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "approval-routing",
        "targeting",
        "channel-priority",
        "frequency-caps",
        "customer-layers",
        "product-matching",
        "campaign-priority",
        "life-cycle-path"
      })
  void shouldDecideLikeTheOfficialEngine(String key) throws IOException {
    byte[] document = document(key);
    int[] left = {300};
    DecisionCertificate certificate =
        DecisionCheck.compare(
            DmnReader.read(key, document), document, new OfficialEngine(), () -> left[0]-- > 0);
    assertThat(certificate.difference()).isNull();
    assertThat(certificate.compared()).isGreaterThan(10);
  }

  @ParameterizedTest
  @CsvSource({
    "HIGH,   1000, 100,    2",
    "LOW,    500001, 100,  2",
    "LOW,    500000, 100,  1",
    "MEDIUM, , 100001,     2",
    "MEDIUM, , 100000,     1",
    "LOW,    , 500001,     2",
    "LOW,    , 500000,     1",
    ",       , ,           2",
    ",       , 45211,      1",
  })
  void shouldRouteApproval(String risk, Integer budget, Integer audience, long levels)
      throws IOException {
    Map<String, Object> facts = new HashMap<>();
    facts.put("channelRisk", risk);
    facts.put("budget", budget);
    facts.put("audience", audience);
    assertThat(decide("approval-routing", facts))
        .containsExactly(
            Map.of("approvalLevels", Long.toString(levels), "approvalGroup", "APPROVER"));
  }

  @ParameterizedTest
  @CsvSource({
    "17, R5, true,  900000, false, NONE",
    "75, R2, false, 100000, false, NONE",
    "75, R1, false, 100000, true,  TERM_DEPOSIT",
    "40, R4, true,  500000, true,  FUND_PORTFOLIO",
    "40, R3, true,  499999, true,  FIXED_INCOME_PLUS",
    "40, R2, false, 50000,  true,  WEALTH_STARTER",
    "40, R1, false, 50000,  true,  TERM_DEPOSIT",
    "40, R1, false, 9999,   true,  GENERAL",
    ",   ,   ,      ,       true,  GENERAL",
    "40, ,   false, 60000,  true,  WEALTH_STARTER",
  })
  void shouldTarget(
      Integer age, String risk, Boolean wealth, Integer aum, boolean eligible, String offer)
      throws IOException {
    Map<String, Object> facts = new HashMap<>();
    facts.put("age", age);
    facts.put("risk_level", risk);
    facts.put("has_wealth", wealth);
    facts.put("aum", aum);
    assertThat(decide("targeting", facts))
        .containsExactly(Map.of("eligible", Boolean.toString(eligible), "offer", offer));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 70, MASS, APP_PUSH",
    "4, 60, MASS, SMS",
    "1, 59, MASS, APP_PUSH",
    "0, 59, GOLD, SMS",
    "0, 59, MASS, EMAIL",
    ",  ,   ,     EMAIL",
  })
  void shouldChooseTheChannel(Integer days, Integer age, String tier, String channel)
      throws IOException {
    Map<String, Object> facts = new HashMap<>();
    facts.put("app_active_days_30d", days);
    facts.put("age", age);
    facts.put("segment_tier", tier);
    assertThat(decide("channel-priority", facts)).containsExactly(Map.of("channel", channel));
  }

  @ParameterizedTest
  @CsvSource({
    "3,  0, 0, 1000,   9000,  WELCOME",
    "11, 4, 0, 900000, 90000, WELCOME",
    "12, 0, 0, 900000, 90000, WIN_BACK",
    "12, 1, 0, 50000,  50000, KEEP",
    "12, 1, 0, 50000,  49999, NONE",
    "12, 0, 1, 49999,  90000, GROW",
    "12, 1, 0, ,       90000, GROW",
    ",   1, 0, 50000,  90000, NONE",
    "12, 1, 0, 50000,  ,      NONE",
  })
  void shouldChooseThePathOfTheLifeCycle(
      Integer months, Integer transactions, Integer days, Integer aum, Integer amount, String path)
      throws IOException {
    Map<String, Object> facts = new HashMap<>();
    facts.put("tenure_months", months);
    facts.put("txn_count_30d", transactions);
    facts.put("app_active_days_30d", days);
    facts.put("aum", aum);
    facts.put("event.amount", amount);
    assertThat(decide("life-cycle-path", facts)).containsExactly(Map.of("path", path));
  }

  @Test
  void shouldCapEveryChannelAndAllTogether() throws IOException {
    for (String channel :
        List.of("EMAIL", "SMS", "APP_PUSH", "WECHAT", "SOCIAL", "CALL", "RM_TASK")) {
      List<Map<String, String>> caps =
          decide("frequency-caps", Map.of("channel", channel, "purpose", "MARKETING"));
      assertThat(caps).extracting(cap -> cap.get("scope")).containsExactly("channel", "all");
      assertThat(caps)
          .allSatisfy(
              cap -> {
                assertThat(Integer.parseInt(String.valueOf(cap.get("max")))).isPositive();
                assertThat(Integer.parseInt(String.valueOf(cap.get("days")))).isPositive();
              });
    }
    assertThat(decide("frequency-caps", Map.of("channel", "SMS", "purpose", "SERVICE"))).hasSize(1);
  }

  private static List<Map<String, String>> decide(String key, Map<String, Object> facts)
      throws IOException {
    DecisionTable table = DmnReader.read(key, document(key));
    return TableRuns.run(table, Facts.index(table, facts), Facts.THE_ONE, new OfficialEngine())
        .stream()
        .map(SetOutcome.Hit::values)
        .toList();
  }

  private static byte[] document(String key) throws IOException {
    return Files.readAllBytes(Path.of("decisions", key + ".dmn"));
  }
}
