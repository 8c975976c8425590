package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import io.baton.source.Warehouse;
import io.baton.tag.compute.FactTable;
import io.baton.tag.compute.KitOracle;
import io.baton.tag.compute.TagEngine;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** The definition that the form of the front end makes, whose own test makes the same file. */
  @Test
  void shouldComputeATagBuiltOnScreenAsSqlDoesCustomerByCustomer() throws IOException {
    String definition =
        Files.readString(
            Path.of("frontend/src/features/tags/definition/fourConditions.json"));
    String body =
        "{\"nameZh\":\"标签\",\"nameEn\":\"Tag\",\"tagClass\":\"TRANSACTION\",\"definition\":%s}"
            .formatted(definition);
    assertThat(caller.sendText("PUT", "/api/tag-definitions/built.four", body, "application/json").status())
        .isEqualTo(204);
    HttpCaller.Answer started =
        caller.send("POST", "/api/tag-runs", Map.of("tags", List.of("built.four")));
    JsonNode run = done(started.json().path("id").asLong());
    LocalDate asOf = LocalDate.parse(run.path("run").path("asOf").asString());

    Map<Integer, Long> expected = new HashMap<>();
    int shift = runs.all().get(0).firstId() - runs.all().get(0).firstNumber();
    warehouse.query(
        """
        select customer, amount from read_parquet(%s)
        where kind in ('CARD', 'UTILITY') and channel <> 'COUNTER' and amount between 20 and 5000
          and day >= date '2020-01-01' and day <= date '%s' and day > date '%s'"""
            .formatted(
                Warehouse.text(
                    tables.tables(memory.bank().orElseThrow()).files("transaction").toString()),
                asOf,
                asOf.minusDays(90)),
        row ->
            expected.merge(
                row.getInt(1) + shift,
                row.getBigDecimal(2).movePointRight(2).longValueExact(),
                Long::sum));
    assertThat(expected).hasSizeGreaterThan(100);
    Map<Integer, Long> actual = new HashMap<>();
    Column column = indexes.current().column("built.four").orElseThrow();
    column.exists().forEach(customer -> actual.put(customer, column.valueAt(customer)));
    assertThat(actual).isEqualTo(expected);

    JsonNode preview =
        caller
            .sendText(
                "POST",
                "/api/tag-definitions/preview",
                "{\"definition\":%s}".formatted(definition),
                "application/json")
            .json();
    assertThat(preview.path("known").asLong()).isEqualTo(expected.size());
    assertThat(caller.get("/api/tag-tables/bank_transaction/columns/channel/values").text())
        .contains("COUNTER");
    assertThat(
            caller.get("/api/tag-tables/bank_transaction/columns/channel/values?search=co'").text())
        .isEqualTo("[]");
  }

  @Test
  void shouldShowWhatIsInAKitAndHowFarItIs() {
    installed("maturity");

    JsonNode kit = kit("maturity");
    assertThat(kit.path("installed").asInt()).isEqualTo(4);
    assertThat(kit.path("run").path("state").asString()).isEqualTo("DONE");
    JsonNode found = caller.get("/api/tag-kits/maturity?search=AMOUNT").json();
    assertThat(found.path("items").findValuesAsString("code")).containsExactly("maturity.amount");
    assertThat(found.path("items").get(0).path("installed").asBoolean()).isTrue();
    assertThat(caller.get("/api/tag-kits/builtin?page=48").json().path("items").size())
        .isEqualTo(44);
    assertThat(caller.get("/api/tag-kits/nothing").code()).isEqualTo("TAG_KIT_UNKNOWN");
  }

  @Test
  void shouldNotLetADefinitionTakeATagAway() {
    installed("maturity");
    String body =
        """
        {"nameZh":"标签","nameEn":"Tag","tagClass":"TRANSACTION","definition":
          {"table":"bank_term","aggregate":"count"}}""";

    assertThat(define("age", body).code()).isEqualTo("TAG_CODE_TAKEN");
    assertThat(define("maturity.amount", body).code()).isEqualTo("TAG_NOT_DRAFT");
    assertThat(define("built.new", body).status()).isEqualTo(204);
    assertThat(define("built.new", body).status()).isEqualTo(204);
    String create = body.replaceFirst("\\{", "{\"create\":true,");
    HttpCaller.Answer taken = define("built.new", create);
    assertThat(taken.code()).isEqualTo("TAG_CODE_TAKEN");
    assertThat(taken.json().path("findings").findValuesAsString("place")).containsExactly("/code");
  }

  private HttpCaller.Answer define(String code, String body) {
    return caller.sendText("PUT", "/api/tag-definitions/" + code, body, "application/json");
  }

  private JsonNode kit(String code) {
    for (JsonNode kit : caller.get("/api/tag-kits").json()) {
      if (kit.path("code").asString().equals(code)) {
        return kit;
      }
    }
    throw new AssertionError(code);
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
    return done(answer.json().path("run").asLong());
  }

  private JsonNode done(long run) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> caller.get("/api/tag-runs/" + run).json(),
            each ->
                Set.of("DONE", "FAILED", "CANCELLED")
                    .contains(each.path("run").path("state").asString()));
  }
}
