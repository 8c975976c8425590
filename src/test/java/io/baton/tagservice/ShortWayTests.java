package io.baton.tagservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.access.Audit;
import io.baton.access.AuditEntry;
import io.baton.access.Branch;
import io.baton.access.Branches;
import io.baton.access.Person;
import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.tag.TagDraft;
import io.baton.tag.Tags;
import io.baton.testing.BatonTest;
import io.baton.testing.HttpCaller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.support.ServletRequestHandledEvent;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * The short way answers as the dispatcher does: each question is asked twice, as callers write it
 * and with one character of the address escaped, which the short way leaves to the dispatcher.
 */
@BatonTest
class ShortWayTests {
  private static final String PASSWORD = "a quiet harbour";
  private static final int QUESTIONS = 300;
  private static final long SEED = 20261129;
  private static final Set<String> OF_ONE_ANSWER =
      Set.of("date", "x-trace-id", "connection", "keep-alive");

  @Autowired Users users;
  @Autowired Branches branches;
  @Autowired Customers customers;
  @Autowired Tags tags;
  @Autowired FieldIndexes indexes;
  @Autowired Audit audit;
  @Autowired TagServiceController service;
  @Autowired JsonMapper mapper;
  @Autowired ConfigurableApplicationContext context;

  @Autowired
  @Qualifier("handlerExceptionResolver")
  HandlerExceptionResolver problems;

  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(SEED);
  private final AtomicBoolean dispatched = new AtomicBoolean();
  private final ApplicationListener<ServletRequestHandledEvent> listener =
      handled -> dispatched.set(true);
  private String secret = "";

  private record Seen(
      int status, Map<String, List<String>> headers, String body, boolean dispatched) {}

  /** The dispatcher tells of every request before its answer leaves. */
  @BeforeEach
  void listen() {
    context.addApplicationListener(listener);
  }

  @AfterEach
  void stopListening() {
    context.removeApplicationListener(listener);
  }

  @BeforeEach
  void prepare() {
    branches.putAll(List.of(new Branch("WE", "East", null), new Branch("WW", "West", null)));
    customers.register(
        List.of(
            new NewCustomer("way-1", "WE", null, null, null),
            new NewCustomer("way.2~b", "WE", null, null, null),
            new NewCustomer("way-west", "WW", null, null, null)));
    tags.define(
        List.of(
            new TagDraft("way.city", "城市", "city", FieldType.ENUM, 0),
            new TagDraft("way.hobby", "爱好", "hobby", FieldType.MULTI, 0),
            new TagDraft("way.empty", "空", "empty", FieldType.ENUM, 0),
            new TagDraft("way.secret", "密", "secret", FieldType.ENUM, 0)));
    CustomerSet some = CustomerSet.of(customers.idOf("way-1").orElseThrow());
    put("way.city", Map.of("青岛 \"Q\" </script>", some));
    put("way.hobby", Map.of("read", some, "sail", some));
    String name = "way-" + UUID.randomUUID().toString().substring(0, 8);
    users.create(new UserDraft(name, PASSWORD, Set.of("ADMINISTRATOR"), "0000"));
    secret = key(HttpCaller.signedIn(port, name, PASSWORD), 100_000);
  }

  @Test
  void shouldAnswerByteForByteAsTheDispatcherDoes() throws Exception {
    Set<Integer> statuses = new TreeSet<>();
    for (int i = 0; i < QUESTIONS; i++) {
      String customer = customer();
      String query = query();
      String accept = random.nextInt(4) == 0 ? "*/*" : "application/json";
      long recorded = audit.size();
      Seen quick = ask(customer, query, accept);
      List<String> first = recordedSince(recorded);
      recorded = audit.size();
      Seen slow = ask(escaped(customer), query, accept);

      String asked = "%s%s of seed %d".formatted(customer, query, SEED);
      assertThat(quick.body).as(asked).isEqualTo(slow.body);
      assertThat(quick.status).as(asked).isEqualTo(slow.status);
      assertThat(quick.headers).as(asked).isEqualTo(slow.headers);
      assertThat(first).as(asked).isEqualTo(recordedSince(recorded));
      if (quick.status == 200 && !query.contains("&")) {
        assertThat(quick.dispatched).as(asked).isFalse();
        assertThat(slow.dispatched).as(asked).isTrue();
      }
      statuses.add(quick.status);
    }
    assertThat(statuses).containsExactly(200, 403, 404, 422);
  }

  @Test
  void shouldLeaveOtherFormatsToTheDispatcher() throws Exception {
    assertThat(ask("way-1", "", "application/xml").status).isEqualTo(406);
    assertThat(ask("way-1", "?fields=way%2Ecity", "application/json").dispatched).isTrue();
    assertThat(ask("way-1", "?fields=way.city&x=1", "application/json").dispatched).isTrue();
    assertThat(ask("way-1", "?fields=way.city", "application/json").dispatched).isFalse();
  }

  @Test
  void shouldRefuseWhoeverTheMethodRefuses() throws Exception {
    MockHttpServletRequest stranger =
        new MockHttpServletRequest("GET", "/service/v1/customers/way-1/tags");
    stranger.setAttribute(
        KeyFilter.CALLER,
        new Caller(anyKey(), new Person(0, "stranger", Set.of(), "/"), new TokenBucket(1, 0)));
    MockHttpServletResponse answer = new MockHttpServletResponse();

    // No chain in front that would have asked for a key.
    new ShortWay(service, problems, mapper).doFilter(stranger, answer, new MockFilterChain());

    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getContentAsString()).contains("ACCESS_UNAUTHENTICATED");
  }

  private String customer() {
    return switch (random.nextInt(8)) {
      case 0 -> "way-west";
      case 1 -> "way-nobody";
      case 2 -> "13812345678";
      case 3 -> text(1 + random.nextInt(300));
      case 4 -> "way.2~b";
      default -> "way-1";
    };
  }

  private String query() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> "";
      case 2 -> "?fields=way.city,way.city";
      case 3 -> "?fields=way.city,way.secret," + text(1 + random.nextInt(150));
      case 4 -> "?fields=" + ",way.city,".repeat(1 + random.nextInt(2));
      case 5 ->
          IntStream.range(0, 51)
              .mapToObj(n -> "f" + n)
              .collect(Collectors.joining(",", "?fields=", ""));
      case 6 -> "?fields=";
      case 7 -> "?fields=way.hobby&fields=way.city";
      default -> {
        List<String> fields = new ArrayList<>(List.of("way.city", "way.hobby", "way.empty"));
        Collections.shuffle(fields, random);
        yield "?fields=" + String.join(",", fields.subList(0, 1 + random.nextInt(3)));
      }
    };
  }

  private String text(int length) {
    String letters = "abcXYZ019._~-";
    return random
        .ints(length, 0, letters.length())
        .mapToObj(n -> letters.substring(n, n + 1))
        // An address that goes up a folder is nobody's.
        .collect(Collectors.joining("", "w", ""));
  }

  private static String escaped(String customer) {
    return "%%%02X%s".formatted((int) customer.charAt(0), customer.substring(1));
  }

  private List<String> recordedSince(long before) {
    int more = Math.toIntExact(audit.size() - before);
    return more == 0
        ? List.of()
        : audit.page(0, more).stream()
            .filter(entry -> entry.actor().startsWith("key:"))
            .map(ShortWayTests::told)
            .sorted()
            .toList();
  }

  private static String told(AuditEntry entry) {
    return entry.actor() + ' ' + entry.action() + ' ' + entry.subject() + ' ' + entry.details();
  }

  private Seen ask(String customer, String query, String accept)
      throws IOException, InterruptedException {
    dispatched.set(false);
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://localhost:%d/service/v1/customers/%s/tags%s"
                            .formatted(port, customer, query)))
                .header("Authorization", "Bearer " + secret)
                .header("Accept", accept)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(OF_ONE_ANSWER);
    String trace = answer.headers().firstValue("X-Trace-Id").orElseThrow();
    return new Seen(
        answer.statusCode(),
        headers,
        // One character a byte: what is compared are the bytes.
        new String(answer.body(), StandardCharsets.ISO_8859_1).replace(trace, "TRACE"),
        dispatched.get());
  }

  private void put(String tag, Map<String, CustomerSet> values) {
    tags.find(tag)
        .ifPresent(
            found -> indexes.publish(index -> index.with(Column.ofSets(found.field(), values))));
  }

  private static ApiKey anyKey() {
    Instant now = Instant.now();
    return new ApiKey(0, "any", "any", "WE", List.of(), List.of(), 1, now, null, null, now, "test");
  }

  private static String key(HttpCaller administrator, int perSecond) {
    HttpCaller.Answer made =
        administrator.send(
            "POST",
            "/api/service-keys",
            Map.of(
                "name",
                "mobile bank",
                "branch",
                "WE",
                "fields",
                Arrays.asList("way.hobby", "way.city", "way.empty"),
                "segments",
                List.of(),
                "perSecond",
                perSecond,
                "expiresAt",
                Instant.now().plus(Duration.ofDays(30)).toString()));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("secret").asString();
  }
}
