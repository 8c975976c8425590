package io.baton.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Messages out of a real Kafka. */
class TopicSourceTests extends ImportingBank {
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
}
