package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.source.ImportCalls;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@BatonTest
class TagComputationTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final String FOUR =
      """
      {"table": "%s", "aggregate": "max", "measure": "amount", "where": {"all": [
        {"field": "job", "op": "in", "value": ["clerk", "boss"]},
        {"field": "vip", "op": "eq", "value": true},
        {"field": "amount", "op": "gt", "value": 20},
        {"not": {"field": "seen", "op": "lt", "value": "2024-05-10"}}]}}""";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Sources sources;
  @Autowired Warehouse warehouse;
  @Autowired FieldIndexes indexes;
  @Autowired RunBook book;
  @Autowired ReadingRuns runs;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private HttpCaller caller;
  private final String source = "facts" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void importRows() {
    if (users.find("tara").isEmpty()) {
      users.create(new UserDraft("tara", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    caller = HttpCaller.signedIn(port, "tara", PASSWORD);
    String rows =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    "%s-%d;%s;%s;%d.50;2024-05-%02d\n"
                        .formatted(
                            source,
                            i,
                            List.of("clerk", "boss", "").get(i % 3),
                            i % 2 == 0,
                            i,
                            1 + i % 28))
            .collect(Collectors.joining());
    new ImportCalls(caller)
        .done("code=" + source + "&name=Facts&key=id", "id;job;vip;amount;seen\n" + rows);
  }

  @Test
  void shouldComputeAFourConditionTagThatSegmentsCanUseAtOnce() {
    define("four", FOUR.formatted(source));

    JsonNode run = finished(start("four"));

    assertThat(run.path("run").path("state").asString()).isEqualTo("DONE");
    RoaringBitmap expected = new RoaringBitmap();
    warehouse.query(
        "select _customer from read_parquet(%s) where job in ('clerk','boss') and vip and amount > 20 and not (seen < date '2024-05-10')"
            .formatted(Warehouse.text(sources.parquet(source).toString())),
        row -> expected.add(row.getInt(1)));
    CustomerSet members =
        RuleCompiler.compile(
                new Rule.Leaf(code("four"), Operator.GT, Literal.of(20)), indexes.current())
            .members();
    assertThat(members.toArray()).isNotEmpty().isEqualTo(expected.toArray());
    assertThat(finished(start("four")).path("tags").get(0).path("hash").asString())
        .isEqualTo(run.path("tags").get(0).path("hash").asString())
        .hasSize(64);
    assertThat(run.path("tags").get(0).path("millis").isNumber()).isTrue();
  }

  @Test
  void shouldRefuseASecondTagThatSaysTheSame() {
    define("once", FOUR.formatted(source));

    HttpCaller.Answer twice =
        put(
            "twice",
            """
            {"table": "%s", "aggregate": "max", "measure": "amount", "where": {"all": [
              {"all": [{"field": "amount", "op": "gt", "value": "20.00"},
                {"field": "vip", "op": "eq", "value": true}]},
              {"not": {"field": "seen", "op": "lt", "value": "2024-05-10"}},
              {"field": "job", "op": "in", "value": ["boss", "clerk", "boss"]}]}}"""
                .formatted(source));

    assertThat(twice.code()).isEqualTo("TAG_DEFINED_TWICE");
    assertThat(twice.text()).contains(code("once"));
    define("once", FOUR.formatted(source));
  }

  @Test
  void shouldRefuseAColumnThatNoSourceHasRegistered() {
    HttpCaller.Answer column =
        put(
            "x",
            "{\"table\": \"%s\", \"aggregate\": \"sum\", \"measure\": \"salary\"}"
                .formatted(source));

    assertThat(column.code()).isEqualTo("DEFINITION_INVALID");
    assertThat(column.text()).contains("has no column salary").contains("/measure");
  }

  @Test
  void shouldKeepTheLastGoodValuesWhereASourceHasGone() {
    define("kept", FOUR.formatted(source));
    finished(start("kept"));
    byte[] before = indexes.current().column(code("kept")).orElseThrow().toBytes();
    sources.parquet(source).toFile().renameTo(sources.parquet(source).resolveSibling("x").toFile());

    JsonNode run = finished(start("kept"));

    assertThat(run.path("run").path("state").asString()).isEqualTo("FAILED");
    assertThat(run.path("tags").get(0).path("problem").asString()).contains("TAG_ENGINE_FAILED");
    assertThat(indexes.current().column(code("kept")).orElseThrow().toBytes()).isEqualTo(before);
  }

  @Test
  void shouldGoOnWhereADeadNodeStopped() {
    define("first", FOUR.formatted(source));
    define("second", FOUR.formatted(source).replace("\"max\"", "\"min\""));
    UUID dead = UUID.randomUUID();
    // Ordered by the database: opened, claimed and half done before the worker may look.
    long run =
        transaction.execute(
            status -> {
              long id =
                  book.open(
                      Levels.of(List.of(code("first"), code("second")), Map.of()),
                      LocalDate.parse("2026-11-22"),
                      "t");
              jdbc.sql(
                      "update tag_run set state = 'RUNNING', node = ?, lease_until = clock_timestamp() - interval '1 s' where id = ?")
                  .params(dead, id)
                  .update();
              book.computed(
                  runs.find(id).orElseThrow(),
                  dead,
                  List.of(new RunBook.Done(code("first"), 1, "earlier", 1)));
              jdbc.sql(
                      "update tag_run set lease_until = clock_timestamp() - interval '1 s' where id = ?")
                  .param(id)
                  .update();
              return id;
            });

    JsonNode done = finished(run);

    assertThat(done.path("run").path("state").asString()).isEqualTo("DONE");
    assertThat(done.path("run").path("done").asInt()).isEqualTo(2);
    assertThat(done.path("tags").get(0).path("hash").asString()).isEqualTo("earlier");
    assertThat(done.path("tags").get(1).path("hash").asString()).hasSize(64);
  }

  @Test
  void shouldRunATagOnceAtATimeAndCancel() {
    define("busy", FOUR.formatted(source));
    long run =
        transaction.execute(
            status -> {
              long id = book.open(Map.of(code("busy"), 0), LocalDate.parse("2026-11-22"), "t");
              jdbc.sql(
                      "update tag_run set state = 'RUNNING', node = ?, lease_until = clock_timestamp() + interval '1 h' where id = ?")
                  .params(UUID.randomUUID(), id)
                  .update();
              return id;
            });

    assertThat(caller.send("POST", "/api/tag-runs", Map.of("tags", List.of(code("busy")))).code())
        .isEqualTo("TAG_RUN_UNDER_WAY");
    assertThat(caller.send("POST", "/api/tag-runs/" + run + "/cancellation", Map.of()).status())
        .isEqualTo(202);
    jdbc.sql("update tag_run set lease_until = clock_timestamp() - interval '1 s' where id = ?")
        .param(run)
        .update();

    assertThat(finished(run).path("run").path("state").asString()).isEqualTo("CANCELLED");
    assertThat(finished(start("busy")).path("run").path("state").asString()).isEqualTo("DONE");
  }

  @Test
  void shouldRefuseWithThePlace() {
    HttpCaller.Answer refused =
        put("bad", FOUR.formatted(source).replace("\"vip\"", "\"no such column\""));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("DEFINITION_INVALID");
    assertThat(refused.text()).contains("/where/all/1/field");
    assertThat(caller.send("POST", "/api/tag-runs", Map.of("tags", List.of("nobody"))).code())
        .isEqualTo("TAG_NOT_DEFINED");
  }

  private String code(String name) {
    return source + "-" + name;
  }

  private HttpCaller.Answer put(String name, String definition) {
    return caller.sendText(
        "PUT",
        "/api/tag-definitions/" + code(name),
        "{\"nameZh\":\"标签\",\"nameEn\":\"Tag\",\"tagClass\":\"TRANSACTION\",\"definition\":"
            + definition
            + "}",
        "application/json");
  }

  private void define(String name, String definition) {
    assertThat(put(name, definition).status()).isEqualTo(204);
  }

  private long start(String name) {
    HttpCaller.Answer started =
        caller.send("POST", "/api/tag-runs", Map.of("tags", List.of(code(name))));
    assertThat(started.status()).isEqualTo(202);
    return started.json().path("id").asLong();
  }

  private JsonNode finished(long run) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> caller.get("/api/tag-runs/" + run).json(),
            answer ->
                Set.of("DONE", "FAILED", "CANCELLED")
                    .contains(answer.path("run").path("state").asString()));
  }
}
