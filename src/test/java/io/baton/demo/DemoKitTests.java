package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.FieldIndexes;
import io.baton.source.Warehouse;
import io.baton.tag.compute.FactTable;
import io.baton.tag.compute.KitOracle;
import io.baton.tag.compute.TagEngine;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The kits that come with Baton, installed into a small demo bank. */
@BatonTest
@TestPropertySource(properties = "baton.demo=600")
class DemoKitTests {
  private static final String PASSWORD = "correct horse battery 7";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired DemoLoading loading;
  @Autowired DemoFacts facts;
  @Autowired DemoRuns runs;
  @Autowired DemoMemory memory;
  @Autowired WritingTables tables;
  @Autowired TagEngine engine;
  @Autowired Warehouse warehouse;
  @Autowired FieldIndexes indexes;
  @Autowired JdbcClient jdbc;

  private HttpCaller caller;

  @BeforeEach
  void signIn() {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> loading.progress() == null && !facts.factTables().isEmpty());
    if (users.find("kit").isEmpty()) {
      users.create(new UserDraft("kit", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "kit", PASSWORD);
  }

  @Test
  void shouldComputeTwoThousandTagsOfFiveClassesAsTheirOwnQueriesDo() {
    JsonNode run = installed("builtin");

    assertThat(run.path("run").path("state").asString()).isEqualTo("DONE");
    assertThat(run.path("run").path("failed").asInt()).isZero();
    assertThat(run.path("run").path("done").asInt()).isGreaterThanOrEqualTo(2_000);
    assertThat(
            jdbc.sql(
                    """
                    select class, count(*) from tag_sheet join tag_tag on id = tag_id
                    where state = 'ONLINE' and source is null group by class""")
                .query((row, n) -> row.getString(1))
                .list())
        .containsExactlyInAnyOrder(
            "POPULATION", "BEHAVIOUR", "TRANSACTION", "CONSUMPTION", "MARKETING");
    List<FactTable> known = facts.factTables();
    LocalDate asOf = LocalDate.parse(run.path("run").path("asOf").asString());
    assertThat(KitOracle.differences("builtin", known, engine, asOf, indexes.current())).isEmpty();
  }

  @Test
  void shouldTellThePlantedMaturities() {
    JsonNode run = installed("maturity");

    assertThat(run.path("run").path("state").asString()).isEqualTo("DONE");
    Map<Integer, Long> amounts = new HashMap<>();
    Map<Integer, Long> times = new HashMap<>();
    int shift = runs.all().get(0).firstId() - runs.all().get(0).firstNumber();
    String file =
        Warehouse.text(tables.tables(memory.bank().orElseThrow()).files("term").toString());
    warehouse.query(
        "select customer, amount, days_left, repurchase from read_parquet(" + file + ")",
        row -> {
          int customer = row.getInt(1) + shift;
          if (row.getInt(3) >= 0 && row.getInt(3) <= 30) {
            amounts.merge(customer, row.getBigDecimal(2).unscaledValue().longValue(), Long::sum);
          }
          if (row.getBoolean(4)) {
            times.merge(customer, 1L, Long::sum);
          }
        });
    assertThat(amounts).isNotEmpty();
    assertThat(times).isNotEmpty();
    assertThat(known("maturity.product")).isEqualTo(amounts.size());
    assertThat(known("maturity.amount")).isEqualTo(amounts.size());
    assertThat(known("maturity.repurchased")).isEqualTo(times.size());
    assertThat(known("maturity.repurchases")).isEqualTo(times.size());
    assertThat(total("maturity.amount"))
        .isEqualTo(amounts.values().stream().mapToLong(Long::longValue).sum());
    assertThat(total("maturity.repurchases"))
        .isEqualTo(times.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void shouldRefuseAKitThatIsNotThere() {
    assertThat(caller.send("POST", "/api/tag-kits/nothing/installation", Map.of()).code())
        .isEqualTo("TAG_KIT_UNKNOWN");
    assertThat(caller.get("/api/tag-kits").text()).contains("builtin", "maturity");
  }

  private long known(String code) {
    return indexes.current().column(code).orElseThrow().known();
  }

  private long total(String code) {
    long[] total = new long[1];
    for (DemoRuns.Run run : runs.all()) {
      for (int i = 0; i < run.length(); i++) {
        String text = indexes.current().column(code).orElseThrow().textAt(run.firstId() + i);
        total[0] += text == null ? 0 : new java.math.BigDecimal(text).unscaledValue().longValue();
      }
    }
    return total[0];
  }

  private JsonNode installed(String kit) {
    HttpCaller.Answer answer =
        caller.send("POST", "/api/tag-kits/" + kit + "/installation", Map.of());
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    long run = answer.json().path("run").asLong();
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> caller.get("/api/tag-runs/" + run).json(),
            each ->
                Set.of("DONE", "FAILED", "CANCELLED")
                    .contains(each.path("run").path("state").asString()));
  }
}
