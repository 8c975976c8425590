package io.baton.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventIntake;
import io.baton.event.RawEvent;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Segments by what customers did, from the intake to the count over HTTP. */
@BatonTest
@TestPropertySource(properties = "baton.test.bank=event-kind")
class EventKindTests {
  private static final String PASSWORD = "correct horse battery 7";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CUSTOMERS = 400;
  private static final int BRANCH = 100;

  @LocalServerPort int port;
  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired Segments segments;
  @Autowired EventIntake intake;
  @Autowired BatonClock clock;

  private HttpCaller caller;

  @BeforeEach
  void registerABank() {
    if (users.find("eve").isEmpty()) {
      branches.putAll(List.of(new Branch("EB", "Branch", null)));
      users.create(new UserDraft("eve", PASSWORD, Set.of("MARKETER"), "0000"));
      users.create(new UserDraft("ben", PASSWORD, Set.of("MARKETER"), "EB"));
      customers.register(
          IntStream.range(0, CUSTOMERS)
              .mapToObj(i -> new NewCustomer("E" + i, i < BRANCH ? "EB" : null, null, null, null))
              .toList());
    }
    caller = HttpCaller.signedIn(port, "eve", PASSWORD);
  }

  @Test
  void shouldFindWhoDidNotComeBackAndForgetThemWhenALateEventSaysTheyDid() {
    Instant now = clock.now();
    take(
        event("a1", "apply", 1, now.minus(Duration.ofDays(20)), ""),
        event("a2", "apply", 2, now.minus(Duration.ofDays(20)), ""),
        event("d2", "draw", 2, now.minus(Duration.ofDays(14)), ""),
        event("a3", "apply", 3, now.minus(Duration.ofDays(20)), ""),
        event("d3", "draw", 3, now.minus(Duration.ofDays(10)), ""),
        event("a4", "apply", 4, now.minus(Duration.ofDays(2)), ""),
        event("a5", "apply", 250, now.minus(Duration.ofDays(9)), ""));
    String definition = "{\"did\":{\"kind\":\"apply\"},\"thenNot\":{\"kind\":\"draw\"},\"days\":7}";
    create("not-drawn", definition);

    assertThat(members("not-drawn")).isEqualTo(Set.of("E1", "E3", "E250"));

    take(event("late", "draw", 1, now.minus(Duration.ofDays(15)), ""));
    assertThat(members("not-drawn")).isEqualTo(Set.of("E3", "E250"));

    HttpCaller branch = HttpCaller.signedIn(port, "ben", PASSWORD);
    JsonNode count = count(branch, definition).json();
    assertThat(count.path("count").asInt()).isEqualTo(1);
    assertThat(count.path("of").asInt()).isEqualTo(BRANCH);
  }

  @Test
  void shouldFindThoseOfThreeCodesAndOfAThousandMerchants() {
    Random random = new Random(20261128);
    Instant now = clock.now();
    List<RawEvent> events = new ArrayList<>();
    Set<String> byCode = new TreeSet<>();
    Set<String> byMerchant = new TreeSet<>();
    Set<String> codes = Set.of("C00017", "C40000", "C70999");
    Set<String> merchants =
        IntStream.range(0, 1_000).mapToObj(i -> "M" + i * 140).collect(Collectors.toSet());
    for (int i = 0; i < 6_000; i++) {
      int customer = random.nextInt(CUSTOMERS);
      String code =
          random.nextInt(300) == 0
              ? codes.stream().sorted().toList().get(random.nextInt(3))
              : "C%05d".formatted(random.nextInt(71_000));
      String merchant = "M" + random.nextInt(140_000);
      events.add(
          event(
              "m" + i,
              "pay",
              customer,
              now.minus(Duration.ofHours(random.nextInt(2_000))),
              ",\"fields\":{\"code\":\"%s\",\"merchant\":\"%s\"}".formatted(code, merchant)));
      if (codes.contains(code)) {
        byCode.add("E" + customer);
      }
      if (merchants.contains(merchant)) {
        byMerchant.add("E" + customer);
      }
    }
    take(events.toArray(RawEvent[]::new));

    create("three-codes", did("codes", codes));
    create("many-merchants", did("merchants", merchants));

    assertThat(byCode).hasSizeBetween(10, 60);
    assertThat(members("three-codes")).isEqualTo(byCode);
    assertThat(members("many-merchants")).isEqualTo(byMerchant);
  }

  private static String did(String key, Set<String> values) {
    return JSON.writeValueAsString(Map.of("did", Map.of(key, values)));
  }

  @Test
  void shouldCountEveryPart() {
    Instant now = clock.now();
    take(
        event("x1", "see", 11, now.minus(Duration.ofDays(5)), ""),
        event("x2", "see", 12, now.minus(Duration.ofDays(5)), ""),
        event("y1", "buy", 12, now.minus(Duration.ofDays(4)), ""));

    JsonNode answer =
        count(
                caller,
                """
                {"all":[{"did":{"kind":"see"}},
                  {"not":{"sequence":[{"event":{"kind":"see"}},{"event":{"kind":"buy"},"days":3}]}}]}""")
            .json();

    assertThat(answer.path("count").asInt()).isEqualTo(1);
    assertThat(answer.path("clauses").toString())
        .isEqualTo(
            "[{\"path\":\"\",\"count\":1},{\"path\":\"/all/0\",\"count\":2},"
                + "{\"path\":\"/all/1\",\"count\":%d},{\"path\":\"/all/1/not\",\"count\":1}]"
                    .formatted(CUSTOMERS - 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"did\":{\"kind\":\"a\",\"column\":\"x; drop table\"}}|/did/column",
        "{\"did\":{}}|/did",
        "{\"did\":{\"kind\":7}}|/did/kind",
        "{\"did\":{\"kind\":\"a\\u0000\"}}|/did/kind",
        "{\"did\":{\"codes\":[]}}|/did/codes",
        "{\"did\":{\"codes\":[\"a\",null]}}|/did/codes/1",
        "{\"did\":{\"amount\":{\"min\":\"1e999999\"}}}|/did/amount/min",
        "{\"did\":{\"amount\":{\"min\":2,\"max\":1}}}|/did/amount",
        "{\"did\":{\"kind\":\"a\"},\"times\":0}|/times",
        "{\"did\":{\"kind\":\"a\"},\"within\":{\"days\":1e9}}|/within/days",
        "{\"did\":{\"kind\":\"a\"},\"within\":{\"from\":\"2026-02-30\",\"to\":\"2026-03-01\"}}|/within/from",
        "{\"did\":{\"kind\":\"a\"},\"within\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-01\"}}|/within",
        "{\"did\":{\"kind\":\"a\"},\"thenNot\":{\"kind\":\"b\"}}|/days",
        "{\"sequence\":[]}|/sequence",
        "{\"sequence\":[{\"event\":{\"kind\":\"a\"},\"days\":3}]}|/sequence/0/days",
        "{\"sequence\":[{\"event\":{\"kind\":\"a\"}},{\"event\":{\"kind\":\"b\"}}]}|/sequence/1/days",
        "{\"all\":[]}|/all",
        "{\"any\":[{\"not\":{\"did\":{\"kind\":\"a\"},\"all\":[]}}]}|/any/0/not/did",
        "{\"a~/b\":1}|``",
        "[]|``",
      })
  void shouldNameThePlaceOfWhatIsWrong(String definition, String place) {
    Answer answer = count(caller, definition);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("HISTORY_PATTERN_INVALID");
    assertThat(answer.json().at("/findings/0/place").asString()).isEqualTo(place);
  }

  @Test
  void shouldRefuseWhatIsTooDeepOrTooLarge() {
    String leaf = "{\"did\":{\"kind\":\"a\"}}";
    Answer deep = count(caller, "{\"not\":".repeat(30) + leaf + "}".repeat(30));
    Answer wide =
        count(
            caller,
            Stream.generate(() -> leaf)
                .limit(200)
                .collect(Collectors.joining(",", "{\"any\":[", "]}")));
    Answer many =
        count(
            caller,
            did(
                "merchants",
                IntStream.range(0, 10_001)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.toSet())));

    assertThat(deep.json().at("/findings/0/place").asString()).isEqualTo("/not".repeat(8));
    assertThat(wide.json().at("/findings/0/place").asString()).isEqualTo("/any/20");
    assertThat(many.json().at("/findings/0/place").asString()).isEqualTo("/did/merchants");
    assertThat(List.of(deep.code(), wide.code(), many.code()))
        .containsOnly("HISTORY_PATTERN_INVALID");
  }

  private Answer count(HttpCaller by, String definition) {
    return by.sendText(
        "POST",
        "/api/segments/count",
        "{\"kind\":\"EVENT\",\"definition\":%s}".formatted(definition),
        "application/json");
  }

  private void create(String code, String definition) {
    Answer made =
        caller.sendText(
            "POST",
            "/api/segments",
            "{\"name\":\"%s\",\"code\":\"%s\",\"kind\":\"EVENT\",\"definition\":%s}"
                .formatted(code, code, definition),
            "application/json");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private Set<String> members(String code) {
    return new TreeSet<>(
        customers.keysOf(segments.evaluate(segments.find(code).orElseThrow())).values());
  }

  private void take(RawEvent... events) {
    assertThat(intake.accept(List.of(events)).accepted()).isEqualTo(events.length);
  }

  private static RawEvent event(String id, String type, int customer, Instant at, String more) {
    return new RawEvent(
        "test",
        """
        {"id": "%s", "source": "event-kind", "type": "%s", "customer": "E%d", "at": "%s"%s}"""
            .formatted(id, type, customer, at, more)
            .getBytes(StandardCharsets.UTF_8));
  }
}
