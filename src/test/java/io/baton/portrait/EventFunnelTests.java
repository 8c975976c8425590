package io.baton.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.shared.BatonClock;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import io.baton.testing.HttpCaller.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A funnel of four steps for two segments against a walk through each customer's events. */
@BatonTest
class EventFunnelTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CUSTOMERS = 600;
  private static final int BRANCH = 200;
  private static final int[] DAYS = {0, 2, 3, 4};

  /** Hours ago, by customer and then by step: every event there is. */
  private static final List<List<List<Integer>>> LIVES = lives();

  private static final String STEPS =
      """
      [{"event": {"kind": "f0"}}, {"event": {"kind": "f1"}, "days": 2},
       {"event": {"kind": "f2"}, "days": 3}, {"event": {"kind": "f3"}, "days": 4}]""";

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired EventIntake intake;
  @Autowired Segments segments;
  @Autowired BatonClock clock;

  private HttpCaller caller;

  @BeforeEach
  void tellLives() {
    if (users.find("fay").isEmpty()) {
      branches.putAll(List.of(new Branch("FB", "Branch", null)));
      users.create(new UserDraft("fay", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("olaf", PASSWORD, Set.of("OPERATOR"), "0000"));
      users.create(new UserDraft("finn", PASSWORD, Set.of("MARKETER"), "FB"));
      customers.register(
          IntStream.range(0, CUSTOMERS)
              .mapToObj(i -> new NewCustomer("F" + i, i < BRANCH ? "FB" : null, null, null, null))
              .toList());
      Instant now = clock.now();
      List<RawEvent> events = new ArrayList<>();
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        for (int step = 0; step < DAYS.length; step++) {
          for (int hours : LIVES.get(customer).get(step)) {
            events.add(
                event(events.size(), "f" + step, customer, now.minus(Duration.ofHours(hours))));
          }
        }
      }
      // Two marks that make two segments, which overlap.
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        events.add(event(events.size(), "mark" + customer % 3, customer, now));
      }
      assertThat(intake.accept(events).accepted()).isEqualTo(events.size());
      segment(
          "funnel-a", "{\"any\":[{\"did\":{\"kind\":\"mark0\"}},{\"did\":{\"kind\":\"mark1\"}}]}");
      segment("funnel-b", "{\"not\":{\"did\":{\"kind\":\"mark1\"}}}");
    }
    caller = HttpCaller.signedIn(port, "fay", PASSWORD);
  }

  private void segment(String code, String definition) {
    segments.create(new SegmentDraft(code, code, null, null, "EVENT", JSON.readTree(definition)));
  }

  private static List<List<List<Integer>>> lives() {
    Random random = new Random(20261128);
    List<List<List<Integer>>> lives = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      List<List<Integer>> life = new ArrayList<>();
      for (int step = 0; step < DAYS.length; step++) {
        life.add(random.ints(random.nextInt(5), 1, 240).boxed().toList());
      }
      lives.add(life);
    }
    return lives;
  }

  private static boolean reaches(int customer, int step) {
    return LIVES.get(customer).get(0).stream().anyMatch(first -> goesOn(customer, 1, step, first));
  }

  private static boolean goesOn(int customer, int next, int step, int ago) {
    return next > step
        || LIVES.get(customer).get(next).stream()
            .filter(hours -> hours < ago && ago - hours <= 24 * DAYS[next])
            .anyMatch(hours -> goesOn(customer, next + 1, step, hours));
  }

  @Test
  void shouldCountFourStepsOfTwoSegmentsAsAWalkThroughEveryLifeDoes() {
    JsonNode funnel = ask(caller, List.of("funnel-a", "funnel-b")).json();

    assertThat(funnel.path("coarse").asBoolean()).isFalse();
    IntPredicate a = customer -> customer % 3 != 2;
    IntPredicate b = customer -> customer % 3 != 1;
    for (int step = 0; step < DAYS.length; step++) {
      assertThat(funnel.at("/steps/%d/counts".formatted(step)).toString())
          .as("step %d", step)
          .isEqualTo("[%d,%d]".formatted(count(a, step), count(b, step)));
    }
    assertThat(count(a, 0)).isGreaterThan(count(a, 1));
    assertThat(count(a, 3)).isPositive();
    assertThat(funnel.at("/groups/0/count").asLong())
        .isEqualTo(IntStream.range(0, CUSTOMERS).filter(a).count());
  }

  private static long count(IntPredicate group, int step) {
    return IntStream.range(0, CUSTOMERS)
        .filter(group)
        .filter(customer -> reaches(customer, step))
        .count();
  }

  @Test
  void shouldRoundForThoseWhoMayNotSeeSmallGroups() {
    JsonNode funnel = ask(HttpCaller.signedIn(port, "olaf", PASSWORD), List.of("funnel-a")).json();

    assertThat(funnel.path("coarse").asBoolean()).isTrue();
    IntPredicate a = customer -> customer % 3 != 2;
    for (int step = 0; step < DAYS.length; step++) {
      JsonNode shown = funnel.at("/steps/%d/counts/0".formatted(step));
      long exact = count(a, step);
      if (exact < 10) {
        assertThat(shown.isNull()).isTrue();
      } else {
        assertThat(shown.asLong() % 10).isZero();
        assertThat(Math.abs(shown.asLong() - exact)).isLessThan(10);
      }
    }
  }

  @Test
  void shouldCountABranchsOwnCustomersOnly() {
    HttpCaller branch = HttpCaller.signedIn(port, "finn", PASSWORD);
    assertThat(ask(branch, List.of("funnel-a")).code()).isEqualTo("SEGMENT_UNKNOWN");
    Answer made =
        branch.sendText(
            "POST",
            "/api/segments",
            "{\"name\":\"own\",\"code\":\"funnel-own\",\"kind\":\"EVENT\","
                + "\"definition\":{\"did\":{\"kind\":\"mark0\"}}}",
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);

    JsonNode funnel = ask(branch, List.of("funnel-own")).json();

    assertThat(funnel.at("/steps/0/counts/0").asLong())
        .isEqualTo(count(customer -> customer < BRANCH && customer % 3 == 0, 0));
  }

  @Test
  void shouldRefuseAThirdSegmentAndNameTheFaultyStep() {
    Answer third = ask(caller, List.of("funnel-a", "funnel-b", "c"));
    assertThat(third.code()).isEqualTo("PORTRAIT_TOO_MANY_SEGMENTS");
    assertThat(ask(caller, List.of()).code()).isEqualTo("PORTRAIT_SEGMENTS");
    assertThat(ask(caller, List.of("funnel-a", "funnel-a")).code()).isEqualTo("PORTRAIT_SEGMENTS");
    Answer faulty =
        caller.send(
            "POST",
            "/api/portraits/funnel",
            Map.of(
                "segments",
                List.of("funnel-a"),
                "sequence",
                List.of(Map.of("event", Map.of("kind", "f0")), Map.of("event", Map.of()))));
    assertThat(faulty.code()).isEqualTo("HISTORY_PATTERN_INVALID");
    assertThat(faulty.json().at("/findings/0/place").asString()).isEqualTo("/sequence/1/event");
    assertThat(
            caller
                .send("POST", "/api/portraits/funnel", Map.of("segments", List.of("funnel-a")))
                .code())
        .isEqualTo("HISTORY_PATTERN_INVALID");
  }

  private static Answer ask(HttpCaller by, List<String> codes) {
    return by.send(
        "POST",
        "/api/portraits/funnel",
        Map.of("segments", codes, "sequence", JSON.readTree(STEPS)));
  }

  private static RawEvent event(int id, String type, int customer, Instant at) {
    return new RawEvent(
        "test",
        """
        {"id": "%d", "source": "funnel", "type": "%s", "customer": "F%d", "at": "%s"}"""
            .formatted(id, type, customer, at)
            .getBytes(StandardCharsets.UTF_8));
  }
}
