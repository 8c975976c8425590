package io.baton.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.event.CustomerEvent;
import io.baton.response.AttributionWindows.Assigned;
import io.baton.testing.TestPostgres;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

class ResponseConsumerTests {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final Conversions conversions =
      new Conversions(JdbcClient.create(database), ZoneId.of("Asia/Shanghai"));
  private final Responses responses = new Responses(conversions);
  private final List<CustomerSet> told = new ArrayList<>();
  private final ResponseConsumer consumer =
      new ResponseConsumer(
          only(
              among ->
                  List.of(
                      new Assigned(
                          1,
                          "SPRING",
                          CustomerSet.range(0, 900),
                          CustomerSet.range(900, 1000),
                          START,
                          START.plusSeconds(86_400 * 14)))),
          only((campaignId, responders) -> told.add(responders)),
          conversions);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldStoreACustomerOnceAndTellOnlyOfNewTreatedOnes() {
    consumer.accept(List.of(response("a", 1, 10), response("b", 2, 10), response("c", 950, 10)));
    consumer.accept(List.of(response("d", 1, 20), response("e", 3, 20), response("f", 951, 20)));

    assertThat(told).containsExactly(CustomerSet.of(1, 2), CustomerSet.of(3));
    assertThat(responses.responders(1)).isEqualTo(CustomerSet.of(1, 2, 3));
    assertThat(responses.converted(1)).isEqualTo(CustomerSet.of(1, 2, 3, 950, 951));
    assertThat(responses.count(1, Arm.CONTROL)).isEqualTo(2);
    assertThat(responses.converted(2)).isEqualTo(CustomerSet.empty());
  }

  @Test
  void shouldKeepTheEarlierResponseWhenItArrivesLater() {
    consumer.accept(List.of(response("late", 1, 90_000)));
    consumer.accept(List.of(response("early", 1, 10)));

    assertThat(told).hasSize(1);
    // 00:00:10 UTC is the morning of 1 November in the bank's zone.
    assertThat(responses.daily(1))
        .containsExactly(new DailyResponses(LocalDate.parse("2026-11-01"), 1, 0));
  }

  @Test
  void shouldLeaveOtherEventsAlone() {
    consumer.accept(List.of(new CustomerEvent("a", "test", "salary-arrived", 1, START, Map.of())));

    assertThat(told).isEmpty();
    assertThat(responses.converted(1).isEmpty()).isTrue();
  }

  private static CustomerEvent response(String id, int customer, long second) {
    return new CustomerEvent(
        id, "test", "response", customer, START.plusSeconds(second), Map.of("campaign", "SPRING"));
  }

  private static <T> ObjectProvider<T> only(T bean) {
    return new ObjectProvider<>() {
      @Override
      public Stream<T> stream() {
        return Stream.of(bean);
      }

      @Override
      public Stream<T> orderedStream() {
        return Stream.of(bean);
      }
    };
  }
}
