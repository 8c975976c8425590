package io.baton.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventPublisher;
import io.baton.event.OutgoingEvent;
import io.baton.response.AttributionWindows.Assigned;
import io.baton.testing.BatonTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * From the topic through the inbox to the attribution. The size is small; {@code
 * -Dbaton.test.responses=100000} makes it a measurement, printed on standard output.
 */
@BatonTest
@Import(ResponsesFromTheTopicTests.OneCampaign.class)
class ResponsesFromTheTopicTests {
  private static final int SIZE = Integer.getInteger("baton.test.responses", 5_000);
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final long CAMPAIGN = 4_711;

  @Autowired Customers customers;
  @Autowired EventPublisher publisher;
  @Autowired Responses responses;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void ownTopic(DynamicPropertyRegistry registry) {
    String topic = "responses-" + UUID.randomUUID();
    registry.add("baton.event.topic", () -> topic);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class OneCampaign {
    @Bean
    AttributionWindows windows(Customers customers) {
      return among ->
          List.of(
              new Assigned(
                  CAMPAIGN,
                  "SPRING",
                  customers.everyone().and(among),
                  CustomerSet.empty(),
                  START,
                  START.plus(Duration.ofDays(14))));
    }
  }

  @Test
  void shouldAttributeEveryResponseOnce() {
    for (int from = 0; from < SIZE; from += 10_000) {
      customers.register(
          IntStream.range(from, Math.min(from + 10_000, SIZE))
              .mapToObj(i -> new NewCustomer("R" + i, null, null, null, null))
              .toList());
    }
    long began = System.nanoTime();
    for (int from = 0; from < SIZE; from += 10_000) {
      publisher.publish(
          IntStream.range(from, Math.min(from + 10_000, SIZE))
              .mapToObj(ResponsesFromTheTopicTests::response)
              .toList());
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> stored() == SIZE);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("RESPONSES %d in %.2f s: %.0f a second%n", SIZE, seconds, SIZE / seconds);

    assertThat(responses.responders(CAMPAIGN)).isEqualTo(customers.everyone());
    assertThat(jdbc.sql("SELECT count(*) FROM event_inbox").query(Long.class).single())
        .isEqualTo(SIZE);
  }

  private long stored() {
    return responses.count(CAMPAIGN, Arm.TREATED);
  }

  private static OutgoingEvent response(int i) {
    return new OutgoingEvent(
        "r" + i, "test", "response", "R" + i, START.plusSeconds(i), Map.of("campaign", "SPRING"));
  }
}
