package io.baton.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.customer.Customers;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import io.baton.testing.TestKafka;
import io.baton.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Rows out of Parquet files, a real PostgreSQL and a real Kafka. */
@BatonTest
class ConnectedSourcesTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final String DATABASE = TestPostgres.freshDatabase();
  private static final URI SERVER =
      URI.create(TestPostgres.url(DATABASE).substring("jdbc:".length()));
  private static final CuttingProxy PROXY = new CuttingProxy(SERVER.getPort());
  private static final int BROKER =
      Integer.parseInt(TestKafka.bootstrapServers().replaceAll(".*:", ""));

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Sources sources;
  @Autowired Warehouse warehouse;
  @Autowired FieldIndexes indexes;
  @Autowired Customers customers;

  private HttpCaller operator;
  private HttpCaller marketer;
  private ImportCalls imports;
  private final String own = "s" + UUID.randomUUID().toString().substring(0, 8);

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add(
        "baton.source.allowed",
        () ->
            "postgresql://127.0.0.1:%d,postgresql://127.0.0.1:%d,kafka://127.0.0.1:%d"
                .formatted(SERVER.getPort(), PROXY.port(), BROKER));
    registry.add("baton.source.credentials.dwh.user", TestPostgres::user);
    registry.add("baton.source.credentials.dwh.password", TestPostgres::password);
    registry.add("baton.source.timeout", () -> "20s");
  }

  @BeforeEach
  void signIn() {
    if (users.find("olga").isEmpty()) {
      users.create(new UserDraft("olga", PASSWORD, Set.of("OPERATOR"), "0000"));
      users.create(new UserDraft("mark", PASSWORD, Set.of("MARKETER"), "0000"));
    }
    operator = HttpCaller.signedIn(port, "olga", PASSWORD);
    marketer = HttpCaller.signedIn(port, "mark", PASSWORD);
    imports = new ImportCalls(marketer);
    connect("dwh", SERVER.getPort());
  }

  @Test
  void shouldImportATableAndRefreshIt() throws SQLException {
    sql(
        "create table %s (no text, amount numeric(12,2), opened date, seen timestamptz, vip boolean, tags text[])"
            .formatted(own),
        "insert into %s select 'P' || i, i * 1.25, date '2024-01-01' + i, timestamptz '2024-03-01 23:30:00+00', i %% 2 = 0, '{a}' from generate_series(1, 12000) i"
            .formatted(own),
        "insert into %s values (null, 1, null, null, null, null)".formatted(own));

    JsonNode preview = preview("dwh", own).json();
    JsonNode status = start(preview, Map.of("code", own, "key", "no"));

    assertThat(preview.path("kind").asString()).isEqualTo("JDBC");
    assertThat(preview.path("findings").get(0).path("place").asString()).isEqualTo("tags");
    assertThat(status.path("state").asString()).as(status.toString()).isEqualTo("DONE");
    assertThat(status.path("accepted").asLong()).isEqualTo(12_000);
    assertThat(status.path("rejected").asLong()).isEqualTo(1);
    assertThat(one("select sum(amount) from %s")).isEqualTo("90007500.00");
    // Half past eleven in London is the next day at the bank.
    assertThat(one("select min(seen) from %s")).isEqualTo("2024-03-02");
    assertThat(one("select count(*) filter (where vip) from %s")).isEqualTo("6000");

    sql("update %s set amount = 0 where no = 'P1'".formatted(own));
    JsonNode again = refreshed(false);

    assertThat(again.path("changed").asLong()).isEqualTo(1);
    assertThat(again.path("unchanged").asLong()).isEqualTo(11_999);
  }

  @Test
  void shouldKeepTheLastGoodStateWhereTheTableHasAnotherStructure() throws SQLException {
    sql(
        "create table %s (no text, amount numeric(12,2), job text)".formatted(own),
        "insert into %s values ('Q1', 1, 'a'), ('Q2', 2, 'b')".formatted(own));
    start(preview("dwh", own).json(), Map.of("code", own, "key", "no"));
    sql(
        "alter table %s alter column amount type text, drop column job".formatted(own),
        "insert into %s values ('Q3', '3')".formatted(own));

    JsonNode gone = refreshed(false);
    sql("alter table %s add column job text".formatted(own));
    JsonNode retyped = refreshed(false);

    assertThat(gone.path("state").asString()).isEqualTo("FAILED");
    assertThat(gone.path("problem").path("code").asString()).isEqualTo("SOURCE_STRUCTURE_CHANGED");
    assertThat(gone.path("problem").path("message").asString()).contains("job");
    assertThat(retyped.path("problem").path("message").asString())
        .contains("amount")
        .contains("numeric(12,2)")
        .contains("text");
    assertThat(sources.get(own).rows()).isEqualTo(2);
    assertThat(refreshed(true).path("accepted").asLong()).isEqualTo(3);
    JsonNode register = marketer.get("/api/sources/" + own + "/register").json();
    assertThat(register.path("structures").get(0).path("version").asInt()).isEqualTo(2);
    assertThat(register.path("structures").toString()).contains("numeric(12,2)").contains("text");
  }

  @Test
  void shouldKeepTheLastGoodStateWhereTheDatabaseVanishesInTheMiddle() throws SQLException {
    connect("far", PROXY.port());
    sql(
        "create table %s (no text, word text)".formatted(own),
        "insert into %s select 'V' || i, 'word' from generate_series(1, 60000) i".formatted(own));
    JsonNode first = start(preview("far", own).json(), Map.of("code", own, "key", "no"));
    sql("update %s set word = 'other'".formatted(own));
    PROXY.cutAfter(300_000);

    JsonNode cut = refreshed(false);
    PROXY.cutAfter(Long.MAX_VALUE);

    assertThat(first.path("accepted").asLong()).isEqualTo(60_000);
    assertThat(cut.path("state").asString()).isEqualTo("FAILED");
    assertThat(cut.path("problem").path("code").asString()).isEqualTo("SOURCE_VANISHED");
    assertThat(one("select count(*) filter (where word = 'word') from %s")).isEqualTo("60000");
    assertThat(refreshed(false).path("changed").asLong()).isEqualTo(60_000);
  }

  @Test
  void shouldReadATopicOnFromWhereItStopped() {
    topic(own, 3);
    send(
        own,
        "K1",
        "{\"no\": \"%s-1\", \"account\": {\"balance\": 10.5, \"open\": true}}".formatted(own));
    send(
        own,
        "K2",
        "{\"no\": \"%s-2\", \"account\": {\"balance\": 20}, \"list\": [1]}".formatted(own));
    send(
        own,
        "K1",
        "{\"no\": \"%s-1\", \"account\": {\"balance\": 11.5, \"open\": false}}".formatted(own));
    send(own, "K3", "no json");
    send(own, "K4", "{\"account\": {\"balance\": 1}}");
    send(own, "K5", null);
    operator.send(
        "PUT",
        "/api/source-connections/bus",
        Map.of("kind", "KAFKA", "host", "127.0.0.1", "port", BROKER));
    JsonNode preview = preview("bus", own).json();

    JsonNode status = start(preview, Map.of("code", own, "key", "no"));

    assertThat(preview.path("header").toString()).contains("account.balance", "account.open");
    assertThat(status.path("state").asString()).as(status.toString()).isEqualTo("DONE");
    assertThat(status.path("accepted").asLong()).isEqualTo(2);
    assertThat(status.path("rejected").asLong()).isEqualTo(2);
    assertThat(one("select sum(\"account.balance\") from %s")).isEqualTo("31.5");

    send(own, "K2", "{\"no\": \"%s-2\", \"account\": {\"balance\": 5}}".formatted(own));
    send(own, "K6", "{\"no\": \"%s-6\", \"account\": {\"balance\": 100}}".formatted(own));
    JsonNode on = refreshed(false);
    JsonNode nothing = refreshed(false);

    assertThat(on.path("rows").asLong()).isEqualTo(2);
    assertThat(on.path("created").asLong()).isEqualTo(1);
    assertThat(on.path("changed").asLong()).isEqualTo(1);
    assertThat(one("select sum(\"account.balance\") from %s")).isEqualTo("116.5");
    assertThat(nothing.path("state").asString()).isEqualTo("DONE");
    assertThat(nothing.path("rows").asLong()).isZero();
    assertThat(sources.get(own).rows()).isEqualTo(3);

    recreate(own);
    assertThat(refreshed(false).path("problem").path("code").asString())
        .isEqualTo("SOURCE_OFFSETS_LOST");
    assertThat(sources.get(own).rows()).isEqualTo(3);
    send(own, "K7", "{\"no\": \"%s-7\", \"account\": {\"balance\": 7}}".formatted(own));
    assertThat(refreshed(true).path("accepted").asLong()).isEqualTo(1);
    assertThat(sources.get(own).rows()).isEqualTo(1);
  }

  @Test
  void shouldImportParquetAndRefuseAnotherStructure() {
    JsonNode first =
        upload(
            "select 'R' || i as no, cast(i as decimal(9,2)) as amount, date '2024-01-01' as day, i as n, [i] as many from range(50) t(i)");

    assertThat(first.path("state").asString()).as(first.toString()).isEqualTo("DONE");
    assertThat(sources.get(own).columns())
        .extracting(column -> column.name() + " " + column.type() + " " + column.scale())
        .containsExactly("amount NUMBER 2", "day DATE 0", "n NUMBER 0");

    JsonNode other =
        upload(
            "select 'R' || i as no, cast(i as varchar) as amount, date '2024-01-01' as day, i as n from range(60) t(i)");

    assertThat(other.path("problem").path("code").asString()).isEqualTo("SOURCE_STRUCTURE_CHANGED");
    assertThat(other.path("problem").path("message").asString())
        .contains("amount")
        .contains("DECIMAL(9,2)")
        .contains("VARCHAR");
    assertThat(sources.get(own).rows()).isEqualTo(50);
    byte[] broken = "PAR1 and then nothing of the kind PAR1".getBytes(StandardCharsets.UTF_8);
    assertThat(imports.upload("/api/imports?code=x&key=no", broken).code())
        .isEqualTo("SOURCE_NOT_PARQUET");
  }

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

  private JsonNode upload(String select) {
    Path file = warehouse.directory().resolve(own + ".parquet");
    try {
      Files.createDirectories(file.getParent());
      warehouse.execute(
          "copy (%s) to %s (format parquet)".formatted(select, Warehouse.text(file.toString())));
      Answer started =
          imports.upload("/api/imports?code=" + own + "&key=no", Files.readAllBytes(file));
      assertThat(started.status()).as(started.toString()).isEqualTo(202);
      return imports.finished(started.json().path("id").asLong());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void connect(String code, int at) {
    Answer answer =
        put(
            code,
            Map.of(
                "kind", "POSTGRESQL",
                "host", "127.0.0.1",
                "port", at,
                "database", DATABASE,
                "credentials", "dwh"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private Answer put(String code, Map<String, Object> connection) {
    return operator.send("PUT", "/api/source-connections/" + code, connection);
  }

  private Answer preview(String connection, String table) {
    Map<String, Object> place = new HashMap<>(Map.of("connection", connection, "name", table));
    if (!connection.equals("bus")) {
      place.put("schema", "public");
    }
    return marketer.send("POST", "/api/imports/connection-preview", place);
  }

  private JsonNode start(JsonNode preview, Map<String, Object> mapping) {
    Map<String, Object> request = new HashMap<>(mapping);
    request.put("upload", preview.path("upload").asString());
    Answer started = marketer.send("POST", "/api/imports", request);
    assertThat(started.status()).as(started + " " + preview).isEqualTo(202);
    return imports.finished(started.json().path("id").asLong());
  }

  private JsonNode refreshed(boolean anew) {
    Answer started =
        marketer.send("POST", "/api/sources/" + own + "/refresh?anew=" + anew, Map.of());
    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    return imports.finished(started.json().path("id").asLong());
  }

  private String one(String select) {
    List<String> values = new ArrayList<>();
    warehouse.query(
        select.formatted("read_parquet(" + Warehouse.text(sources.parquet(own).toString()) + ")"),
        row -> values.add(row.getString(1)));
    return values.get(0);
  }

  private static void sql(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                TestPostgres.url(DATABASE), TestPostgres.user(), TestPostgres.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void topic(String name, int partitions) {
    try (Admin admin = Admin.create(address())) {
      admin
          .createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void recreate(String name) {
    try (Admin admin = Admin.create(address())) {
      admin.deleteTopics(List.of(name)).all().get();
      org.awaitility.Awaitility.await()
          .until(() -> !admin.listTopics().names().get().contains(name));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    topic(name, 3);
  }

  private static void send(String topic, String key, @Nullable String value) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(address(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> address() {
    return Map.of("bootstrap.servers", TestKafka.bootstrapServers());
  }
}
