package io.baton.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import io.baton.testing.TestKafka;
import io.baton.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The calls that import out of a database and a broker beside the bank. */
abstract class ImportingBank extends ConnectedBank {
  @Autowired FieldIndexes indexes;
  @Autowired Customers customers;

  HttpCaller operator;
  HttpCaller marketer;
  ImportCalls imports;
  final String own = "s" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void signIn() {
    operator = somebody("olga", "OPERATOR");
    marketer = somebody("mark", "MARKETER");
    imports = new ImportCalls(marketer);
    connect("dwh", SERVER.getPort());
  }

  void connect(String code, int at) {
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

  Answer put(String code, Map<String, Object> connection) {
    return operator.send("PUT", "/api/source-connections/" + code, connection);
  }

  Answer preview(String connection, String table) {
    Map<String, Object> place = new HashMap<>(Map.of("connection", connection, "name", table));
    if (!connection.equals("bus")) {
      place.put("schema", "public");
    }
    return marketer.send("POST", "/api/imports/connection-preview", place);
  }

  JsonNode start(JsonNode preview, Map<String, Object> mapping) {
    Map<String, Object> request = new HashMap<>(mapping);
    request.put("upload", preview.path("upload").asString());
    Answer started = marketer.send("POST", "/api/imports", request);
    assertThat(started.status()).as(started + " " + preview).isEqualTo(202);
    return imports.finished(started.json().path("id").asLong());
  }

  JsonNode refreshed(boolean anew) {
    Answer started =
        marketer.send("POST", "/api/sources/" + own + "/refresh?anew=" + anew, Map.of());
    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    return imports.finished(started.json().path("id").asLong());
  }

  String one(String select) {
    List<String> values = new ArrayList<>();
    warehouse.query(
        select.formatted("read_parquet(" + Warehouse.text(sources.parquet(own).toString()) + ")"),
        row -> values.add(row.getString(1)));
    return values.get(0);
  }

  static void sql(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                TestPostgres.url(DATABASE), TestPostgres.user(), TestPostgres.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static void topic(String name, int partitions) {
    try (Admin admin = Admin.create(address())) {
      admin
          .createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static void send(String topic, String key, @Nullable String value) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(address(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, Object> address() {
    return Map.of("bootstrap.servers", TestKafka.bootstrapServers());
  }
}
