package io.baton.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.testing.HttpCaller.Answer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What several sources make together, and where no source may lead. */
class ConnectedSourcesTests extends ImportingBank {
  @Test
  void shouldFeedOneTagFromAFileATableAndATopic() throws SQLException {
    String file = own + "_csv";
    String table = own + "_jdbc";
    String topic = own + "_kafka";
    imports.done("code=" + file + "&key=no", "no,amount\n%1$sA,1.50\n%1$sB,3.50\n".formatted(own));
    sql(
        "create table %s (no text, amount numeric(9,2))".formatted(table),
        "insert into %1$s values ('%2$sA', 2.25), ('%2$sC', 9)".formatted(table, own));
    start(preview("dwh", table).json(), Map.of("code", table, "key", "no"));
    topic(topic, 1);
    send(topic, "A", "{\"no\": \"%sA\", \"amount\": 4.25}".formatted(own));
    operator.send(
        "PUT",
        "/api/source-connections/bus",
        Map.of("kind", "KAFKA", "host", "127.0.0.1", "port", BROKER));
    start(
        marketer
            .send(
                "POST",
                "/api/imports/connection-preview",
                Map.of("connection", "bus", "name", topic))
            .json(),
        Map.of("code", topic, "key", "no"));

    Answer merged =
        marketer.send(
            "PUT",
            "/api/merged-tables/" + own + "_all",
            Map.of("name", "Deposits", "sources", List.of(file, table, topic)));
    String tag = own + ".total";
    Answer defined =
        marketer.send(
            "PUT",
            "/api/tag-definitions/" + tag,
            Map.of(
                "nameZh", "总额",
                "nameEn", "Total",
                "tagClass", "TRANSACTION",
                "definition",
                    Map.of("table", own + "_all", "aggregate", "sum", "measure", "amount")));
    long run =
        marketer
            .send("POST", "/api/tag-runs", Map.of("tags", List.of(tag)))
            .json()
            .path("id")
            .asLong();
    org.awaitility.Awaitility.await()
        .until(
            () ->
                marketer
                    .get("/api/tag-runs/" + run)
                    .json()
                    .path("run")
                    .path("state")
                    .asString()
                    .equals("DONE"));

    assertThat(merged.status()).as(merged.toString()).isEqualTo(204);
    assertThat(defined.status()).as(defined.toString()).isEqualTo(204);
    CustomerSet eight =
        RuleCompiler.compile(new Rule.Leaf(tag, Operator.EQ, Literal.of(8)), indexes.current())
            .members();
    assertThat(eight.toArray()).containsExactly(customers.idOf(own + "A").orElseThrow());
    assertThat(indexes.current().column(tag).orElseThrow().known()).isEqualTo(3);
    JsonNode lineage = marketer.get("/api/tags/" + tag + "/lineage").json();
    assertThat(lineage.path("nodes").toString())
        .contains("SOURCE:" + file, "SOURCE:" + table, "SOURCE:" + topic)
        .contains("· CSV", "· JDBC", "· KAFKA");
    assertThat(lineage.path("edges").toString())
        .contains("\"from\":\"COLUMN:%s.amount\",\"to\":\"TAG:%s\"".formatted(topic, tag));
    assertThat(marketer.send("DELETE", "/api/merged-tables/" + own + "_all", Map.of()).code())
        .isEqualTo("MERGED_TABLE_IN_USE");
    assertThat(
            marketer
                .send(
                    "PUT",
                    "/api/merged-tables/m" + own,
                    Map.of("sources", List.of(file, "nothing")))
                .text())
        .contains("/sources/1");
  }

  @Test
  void shouldRefuseConnectionsThatLeadElsewhereOrCarryMore() {
    assertThat(
            put(
                    "x",
                    Map.of("kind", "POSTGRESQL", "host", "10.0.0.1", "port", 5432, "database", "d"))
                .code())
        .isEqualTo("SOURCE_CONNECTION_REFUSED");
    for (String host : List.of("localhost/x?socketFactory=a", "a b", "localhost:1", "[::1]", "")) {
      assertThat(
              put(
                      "x",
                      Map.of(
                          "kind",
                          "POSTGRESQL",
                          "host",
                          host,
                          "port",
                          SERVER.getPort(),
                          "database",
                          "d"))
                  .text())
          .contains("SOURCE_CONNECTION_INVALID")
          .contains("/host");
    }
    assertThat(
            put(
                    "x",
                    Map.of(
                        "kind",
                        "POSTGRESQL",
                        "host",
                        "127.0.0.1",
                        "port",
                        SERVER.getPort(),
                        "database",
                        "d?user=x"))
                .text())
        .contains("/database");
    assertThat(
            put(
                    "x",
                    Map.of(
                        "kind",
                        "POSTGRESQL",
                        "host",
                        "127.0.0.1",
                        "port",
                        SERVER.getPort(),
                        "database",
                        "d",
                        "credentials",
                        "root"))
                .text())
        .contains("/credentials");
    assertThat(marketer.send("PUT", "/api/source-connections/x", Map.of()).status()).isEqualTo(403);
    assertThat(operator.get("/api/source-connections").text())
        .contains("\"credentials\":\"dwh\"")
        .doesNotContain("password");
    assertThat(preview("dwh", own + "\" union select").code()).isEqualTo("SOURCE_UNKNOWN_TABLE");
    assertThat(preview("nowhere", own).code()).isEqualTo("SOURCE_CONNECTION_UNKNOWN");
  }
}
