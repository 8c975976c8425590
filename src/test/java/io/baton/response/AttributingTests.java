package io.baton.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.CustomerSet;
import io.baton.event.CustomerEvent;
import io.baton.response.AttributionWindows.Assigned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributingTests {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant END = START.plusSeconds(3600);
  private static final Assigned SPRING =
      new Assigned(1, "SPRING", CustomerSet.of(1, 2), CustomerSet.of(3), START, END);
  private static final Assigned AUTUMN =
      new Assigned(2, "AUTUMN", CustomerSet.of(2, 3), CustomerSet.of(1), START, END);

  @Test
  void shouldCountBothArmsOfEveryCampaignTheCustomerIsIn() {
    assertThat(Attributing.attribute(List.of(response("a", 1, START, Map.of())), both()))
        .extracting(Conversion::campaignId, Conversion::arm)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, Arm.TREATED),
            org.assertj.core.groups.Tuple.tuple(2L, Arm.CONTROL));
  }

  @Test
  void shouldCountOnlyForTheNamedCampaign() {
    assertThat(
            Attributing.attribute(
                List.of(response("a", 2, START, Map.of("campaign", "AUTUMN"))), both()))
        .extracting(Conversion::campaignId)
        .containsExactly(2L);
    assertThat(
            Attributing.attribute(List.of(response("a", 2, START, Map.of("campaign", 7L))), both()))
        .isEmpty();
  }

  @Test
  void shouldCountFromTheFirstToTheLastInstantOfTheWindow() {
    assertThat(of(START)).hasSize(1);
    assertThat(of(END)).hasSize(1);
    assertThat(of(START.minusNanos(1_000))).isEmpty();
    assertThat(of(END.plusNanos(1_000))).isEmpty();
  }

  @Test
  void shouldNotCountCustomersOutsideTheAudience() {
    assertThat(Attributing.attribute(List.of(response("a", 9, START, Map.of())), both())).isEmpty();
  }

  @Test
  void shouldKeepTheEarliestResponseOfACustomer() {
    assertThat(
            Attributing.attribute(
                List.of(
                    response("late", 1, END, Map.of()),
                    response("early", 1, START, Map.of()),
                    response("middle", 1, START.plusSeconds(9), Map.of())),
                List.of(SPRING)))
        .extracting(conversion -> conversion.event().id())
        .containsExactly("early");
  }

  private static java.util.Collection<Conversion> of(Instant at) {
    return Attributing.attribute(List.of(response("a", 1, at, Map.of())), List.of(SPRING));
  }

  private static List<Assigned> both() {
    return List.of(SPRING, AUTUMN);
  }

  private static CustomerEvent response(
      String id, int customer, Instant at, Map<String, Object> fields) {
    return new CustomerEvent(id, "test", "response", customer, at, fields);
  }
}
