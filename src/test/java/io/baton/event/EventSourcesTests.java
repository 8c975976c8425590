package io.baton.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.source.ImportCalls;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import io.baton.testing.TestKafka;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** New sources from nothing, over HTTP and Kafka, in a running application. */
@BatonTest
class EventSourcesTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Customers customers;
  @Autowired JdbcClient jdbc;

  private HttpCaller caller;

  @BeforeEach
  void signIn() {
    if (users.find("oscar").isEmpty()) {
      users.create(new UserDraft("oscar", PASSWORD, Set.of("OPERATOR"), "0000"));
      users.create(new UserDraft("mark", PASSWORD, Set.of("MARKETER"), "0000"));
      customers.register(
          IntStream.range(0, 10)
              .mapToObj(i -> new NewCustomer("S" + i, null, null, null, null))
              .toList());
    }
    caller = HttpCaller.signedIn(port, "oscar", PASSWORD);
  }

  @Test
  void shouldFollowANewTopicWithoutARestart() throws Exception {
    String topic = newTopic("bank-");
    send(topic, 0, 30);
    assertThat(caller.get("/api/event-sources/topics").text()).contains(topic);

    JsonNode sample =
        caller
            .send("POST", "/api/event-sources/sample", Map.of("code", "cards", "topic", topic))
            .json();
    assertThat(sample.at("/messages").size()).isEqualTo(20);
    assertThat(sample.at("/messages").toString()).doesNotContain("13800138000");
    JsonNode mapping = sample.at("/proposal");
    assertThat(mapping.at("/id/0").asString()).isEqualTo("/txn/seqNo");
    assertThat(mapping.at("/type/pointer").asString()).isEqualTo("/txn/eventType");
    assertThat(mapping.at("/customer").asString()).isEqualTo("/custNo");
    assertThat(mapping.at("/at/format").asString()).isEqualTo("yyyy-MM-dd HH:mm:ss");

    JsonNode trial =
        caller
            .send(
                "POST",
                "/api/event-sources/trial",
                Map.of("sample", Map.of("code", "cards", "topic", topic), "mapping", mapping))
            .json();
    assertThat(trial.at("/good").asInt()).isEqualTo(20);
    assertThat(trial.at("/schemas/card-declined/properties/amount/type").asString())
        .isEqualTo("number");

    assertThat(
            caller.send("PUT", "/api/event-sources/cards", draft("KAFKA", topic, mapping)).status())
        .isEqualTo(200);
    assertThat(post("/api/event-sources/cards/activate?from=BEGINNING").status()).isEqualTo(200);
    awaitInbox("cards", 30);

    send(topic, 20, 50);
    awaitInbox("cards", 50);
    assertThat(caller.get("/api/event-sources/cards").json().at("/intake/state").asString())
        .isEqualTo("FOLLOWING");

    assertThat(post("/api/event-sources/cards/pause").status()).isEqualTo(200);
    await()
        .atMost(PATIENCE)
        .until(() -> caller.get("/api/event-sources/cards").json().at("/intake").isNull());
    send(topic, 50, 60);
    assertThat(post("/api/event-sources/cards/activate?from=END").status()).isEqualTo(200);
    awaitInbox("cards", 60);
    assertThat(
            jdbc.sql("SELECT sum(next_offset) FROM event_offset WHERE topic = ?")
                .param(topic)
                .query(Long.class)
                .single())
        .isEqualTo(70);
  }

  @Test
  void shouldTakeMessagesByHttpWithTheKeyOfTheirSource() {
    JsonNode mapping =
        JSON.readTree(
            """
            {"id": ["/no"], "type": {"constant": "visit"}, "customer": "/who",
             "at": {"pointer": "/t", "format": "EPOCH_SECONDS"}, "fields": {}}
            """);
    assertThat(caller.send("PUT", "/api/event-sources/web", draft("HTTP", null, mapping)).status())
        .isEqualTo(200);
    String key = post("/api/event-sources/web/key").json().at("/key").asString();
    String body =
        "{\"events\":[{\"no\":1,\"who\":\"S1\",\"t\":1790000000},{\"no\":2,\"who\":\"nobody\",\"t\":1}]}";

    assertThat(feed("web", key, body).code()).isEqualTo("EVENT_SOURCE_CONFLICT");
    assertThat(post("/api/event-sources/web/activate").status()).isEqualTo(200);
    Answer taken = feed("web", key, body);
    assertThat(taken.json())
        .isEqualTo(JSON.readTree("{\"accepted\":1,\"duplicates\":0,\"deadLettered\":1}"));
    assertThat(feed("web", key, body).json().at("/duplicates").asInt()).isEqualTo(1);

    assertThat(feed("web", "wrong", body).status()).isEqualTo(401);
    assertThat(feed("other", key, body).status()).isEqualTo(401);
    String next = post("/api/event-sources/web/key").json().at("/key").asString();
    assertThat(feed("web", key, body).status()).isEqualTo(401);
    assertThat(feed("web", next, body).status()).isEqualTo(200);
    assertThat(caller.sendText("POST", "/feeds/web", body, "application/json").status())
        .isEqualTo(401);
  }

  @Test
  void shouldReplayAFile() {
    JsonNode mapping =
        JSON.readTree(
            """
            {"id": ["/InvoiceNo", "/StockCode"], "type": {"constant": "bought"},
             "customer": "/CustomerID", "at": {"pointer": "/InvoiceDate",
               "format": "yyyy-MM-dd HH:mm:ss", "zone": "Europe/London"},
             "fields": {"amount": {"pointer": "/UnitPrice", "as": "NUMBER"}}}
            """);
    caller.send("PUT", "/api/event-sources/shop", draft("FILE", null, mapping));
    post("/api/event-sources/shop/activate");
    String file =
        """
        InvoiceNo,StockCode,InvoiceDate,UnitPrice,CustomerID
        1,A,2010-12-01 08:26:00,2.55,S1
        1,B,2010-12-01 08:26:00,3.39,S1
        1,A,2010-12-01 08:26:00,2.55,S1
        2,A,2010-12-01 08:26:00,2.55,
        """;
    assertThat(upload(file))
        .isEqualTo(JSON.readTree("{\"accepted\":2,\"duplicates\":1,\"deadLettered\":1}"));
    assertThat(
            upload(
                    "{\"InvoiceNo\":\"3\",\"StockCode\":\"A\",\"InvoiceDate\":\"2010-12-01 08:26:00\",\"CustomerID\":\"S2\"}\n")
                .at("/accepted")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void shouldKeepSourcesApartAndForOperators() throws Exception {
    String topic = newTopic("shared-");
    send(topic, 0, 1);
    JsonNode mapping =
        JSON.readTree(
            """
            {"id": [], "type": {"constant": "x"}, "customer": "/c",
             "at": {"pointer": "/t", "format": "ISO"}, "fields": {}}
            """);
    assertThat(
            caller.send("PUT", "/api/event-sources/one", draft("KAFKA", topic, mapping)).status())
        .isEqualTo(200);
    Answer second = caller.send("PUT", "/api/event-sources/two", draft("KAFKA", topic, mapping));
    assertThat(second.code()).isEqualTo("EVENT_SOURCE_INVALID");
    assertThat(second.json().at("/findings/0/place").asString()).isEqualTo("/topic");
    assertThat(
            caller
                .send(
                    "PUT", "/api/event-sources/two", draft("KAFKA", "__consumer_offsets", mapping))
                .status())
        .isEqualTo(422);
    HttpCaller marketer = HttpCaller.signedIn(port, "mark", PASSWORD);
    assertThat(marketer.get("/api/event-sources").status()).isEqualTo(403);
  }

  @Test
  void shouldTellSendersToComeLaterWhileOthersAreTakenIn() throws Exception {
    Pressure pressure = new Pressure(100, 1_000, () -> 0);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Thread other =
        new Thread(
            () ->
                pressure.under(
                    500,
                    new MockHttpServletResponse(),
                    () -> {
                      inside.countDown();
                      try {
                        return leave.await(30, TimeUnit.SECONDS);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
    other.start();
    assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
    MockHttpServletResponse answer = new MockHttpServletResponse();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> pressure.under(1, answer, () -> true)))
        .hasMessageContaining("other requests");
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
    leave.countDown();
    other.join();
    assertThat(pressure.under(500, new MockHttpServletResponse(), () -> true)).isTrue();

    MockHttpServletResponse late = new MockHttpServletResponse();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> new Pressure(100, 1_000, () -> 1_001).under(1, late, () -> true)))
        .hasMessageContaining("behind");
    assertThat(late.getHeader("Retry-After")).isEqualTo("10");
  }

  private JsonNode upload(String file) {
    return new ImportCalls(caller)
        .upload("/api/event-sources/shop/file", file.getBytes(StandardCharsets.UTF_8))
        .json();
  }

  private Answer post(String path) {
    return caller.send("POST", path, Map.of());
  }

  private Answer feed(String source, String key, String body) {
    return new HttpCaller(port)
        .exchange(
            HttpRequest.newBuilder(caller.uri("/feeds/" + source))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private void awaitInbox(String source, long rows) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                jdbc.sql("SELECT count(*) FROM event_inbox WHERE source = ?")
                        .param(source)
                        .query(Long.class)
                        .single()
                    == rows);
  }

  private static Map<String, @Nullable Object> draft(
      String way, @Nullable String topic, JsonNode mapping) {
    Map<String, @Nullable Object> draft = new java.util.HashMap<>();
    draft.put("nameZh", "来源");
    draft.put("nameEn", "Source");
    draft.put("owner", "cards");
    draft.put("way", way);
    draft.put("topic", topic);
    draft.put("mapping", mapping);
    draft.put("undeclared", "ACCEPT");
    return draft;
  }

  private static String newTopic(String prefix) throws Exception {
    String topic = prefix + UUID.randomUUID();
    try (Admin admin = IntakeFixture.admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    }
    return topic;
  }

  private static void send(String topic, int from, int to) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<String> kinds = List.of("card-declined", "card-paid");
      for (int i = from; i < to; i++) {
        String message =
            """
            {"txn": {"seqNo": "T%d", "eventType": "%s"}, "custNo": "S%d", "phone": "13800138000",
             "txnTime": "2026-11-01 10:00:%02d", "amount": %d.5}
            """
                .formatted(i, kinds.get(i % 2), i % 10, i % 60, i);
        producer
            .send(new ProducerRecord<>(topic, message.getBytes(StandardCharsets.UTF_8)))
            .get(20, TimeUnit.SECONDS);
      }
    }
  }
}
