package io.baton.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.source.ConnectedBank;
import io.baton.source.ImportCalls;
import io.baton.source.Warehouse;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import io.baton.testing.TestKafka;
import io.baton.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A standard on columns of Parquet files, of a real PostgreSQL and of a real Kafka. */
class ConnectedStandardTests extends ConnectedBank {
  private HttpCaller operator;
  private ImportCalls imports;
  private final String own = "c" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void signIn() {
    operator = somebody("olga", "OPERATOR");
    imports = new ImportCalls(operator);
    operator.send(
        "PUT",
        "/api/source-connections/dwh",
        Map.of(
            "kind", "POSTGRESQL",
            "host", "127.0.0.1",
            "port", SERVER.getPort(),
            "database", DATABASE,
            "credentials", "dwh"));
    operator.send(
        "PUT",
        "/api/source-connections/bus",
        Map.of("kind", "KAFKA", "host", "127.0.0.1", "port", BROKER));
    List<Map<String, String>> values =
        List.of(
            Map.of("code", "Y", "nameZh", "是", "nameEn", "Yes"),
            Map.of("code", "N", "nameZh", "否", "nameEn", "No"));
    operator.send(
        "PUT",
        "/api/standards/" + own,
        Map.of("version", 0, "nameZh", "是否", "nameEn", "Yes or no", "values", values));
  }

  @Test
  void shouldTranslateATable() throws Exception {
    sql(
        "create table %s (no text, vip boolean)".formatted(own),
        "insert into %s values ('A', true), ('B', false), ('C', null)".formatted(own));
    start("dwh");
    mapped("vip", "true", "Y");

    JsonNode status = refreshed();

    assertThat(status.path("accepted").asInt()).as(status.toString()).isEqualTo(2);
    assertThat(status.path("rejected").asInt()).isEqualTo(1);
    assertThat(rows()).containsExactlyInAnyOrder("Y", "null");
  }

  /** Records that were read under other mappings are read again. */
  @Test
  void shouldTranslateATopicAndReadItAgainWhenTheMappingsChange() throws Exception {
    try (Admin admin = Admin.create(address())) {
      admin.createTopics(List.of(new NewTopic(own, Optional.of(1), Optional.empty()))).all().get();
    }
    send("{\"no\": \"A\", \"vip\": 1}");
    send("{\"no\": \"B\", \"vip\": 0}");
    start("bus");
    long column = mapped("vip", "1", "Y");
    assertThat(refreshed().path("accepted").asInt()).isEqualTo(1);
    send("{\"no\": \"C\", \"vip\": 0}");
    JsonNode more = refreshed();
    assertThat(more.path("rows").asInt()).as("only what is new").isEqualTo(1);
    assertThat(unmapped(column)).isEqualTo("[0 2]");

    map(column, "0", "N");
    JsonNode again = refreshed();

    assertThat(again.path("rows").asInt()).as("from the beginning").isEqualTo(3);
    assertThat(rows()).containsExactlyInAnyOrder("Y", "N", "N");
    assertThat(unmapped(column)).isEqualTo("[]");
    assertThat(refreshed().path("rows").asInt()).isZero();
  }

  @Test
  void shouldTranslateAParquetFileOfTheSameStructure() throws Exception {
    String select = "select 'R' || i as no, i % 3 as vip from range(9) t(i)";
    assertThat(parquet(select).path("accepted").asInt()).isEqualTo(9);
    mapped("vip", "0", "N", "1", "Y");

    JsonNode status = parquet(select);

    assertThat(status.path("state").asString()).as(status.toString()).isEqualTo("DONE");
    assertThat(status.path("accepted").asInt()).isEqualTo(6);
    assertThat(rows()).containsOnly("Y", "N").hasSize(6);
    JsonNode rejected =
        operator.get("/api/imports/" + status.path("id").asLong() + "/rejections").json();
    assertThat(rejected.at("/items/0/code").asString()).isEqualTo("NO_STANDARD_CODE");
    assertThat(rejected.at("/items/0/column").asString()).isEqualTo("vip");
    assertThat(rejected.at("/items/0/value").asString()).isEqualTo("2");
    assertThat(parquet("select 'R' || i as no, 'x' as vip from range(9) t(i)").at("/problem/code"))
        .hasToString("\"SOURCE_STRUCTURE_CHANGED\"");
  }

  private JsonNode parquet(String select) throws Exception {
    Path file = warehouse.directory().resolve(own + ".parquet");
    Files.createDirectories(file.getParent());
    warehouse.execute(
        "copy (%s) to %s (format parquet)".formatted(select, Warehouse.text(file.toString())));
    Answer started =
        imports.upload("/api/imports?code=" + own + "&key=no", Files.readAllBytes(file));
    return imports.finished(started.json().path("id").asLong());
  }

  private void start(String connection) {
    Map<String, Object> place = new HashMap<>(Map.of("connection", connection, "name", own));
    if (connection.equals("dwh")) {
      place.put("schema", "public");
    }
    JsonNode preview = operator.send("POST", "/api/imports/connection-preview", place).json();
    Answer started =
        operator.send(
            "POST",
            "/api/imports",
            Map.of("upload", preview.path("upload").asString(), "code", own, "key", "no"));
    assertThat(started.status()).as(started.toString() + preview).isEqualTo(202);
    imports.finished(started.json().path("id").asLong());
  }

  private JsonNode refreshed() {
    Answer started = operator.send("POST", "/api/sources/" + own + "/refresh", Map.of());
    return imports.finished(started.json().path("id").asLong());
  }

  private long mapped(String column, String... pairs) {
    Answer made =
        operator.send(
            "POST",
            "/api/standard-columns",
            Map.of("source", own, "column", column, "standard", own));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    long id = made.json().path("id").asLong();
    map(id, pairs);
    return id;
  }

  private void map(long column, String... pairs) {
    List<Map<String, String>> mappings = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      mappings.add(Map.of("raw", pairs[i], "code", pairs[i + 1]));
    }
    operator.send(
        "PUT", "/api/standard-columns/" + column + "/mappings", Map.of("mappings", mappings));
  }

  private String unmapped(long column) {
    List<String> found = new ArrayList<>();
    operator
        .get("/api/standard-columns/" + column)
        .json()
        .path("unmapped")
        .forEach(each -> found.add(each.path("raw").asString() + " " + each.path("rows").asInt()));
    return found.toString();
  }

  private List<String> rows() {
    List<String> values = new ArrayList<>();
    warehouse.query(
        "select vip from read_parquet(%s)"
            .formatted(Warehouse.text(sources.parquet(own).toString())),
        row -> values.add(String.valueOf(row.getString(1))));
    return values;
  }

  private static void sql(String... statements) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                TestPostgres.url(DATABASE), TestPostgres.user(), TestPostgres.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void send(String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(address(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(own, "K", value)).get();
    }
  }

  private static Map<String, Object> address() {
    return Map.of("bootstrap.servers", TestKafka.bootstrapServers());
  }
}
