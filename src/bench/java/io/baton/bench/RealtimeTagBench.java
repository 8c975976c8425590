package io.baton.bench;

import io.baton.access.UserDraft;
import io.baton.access.Users;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.event.EventDeclarations;
import io.baton.testing.HttpCaller;
import io.baton.testing.TestPostgres;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long it takes from an event on the topic until another system reads the changed tag: {@code
 * -Dbench.size} events (10,000), each of a customer of its own, {@code -Drealtime.rate} a second
 * (500). The reader asks the tag service for those that are still missing, a thousand at a time,
 * and an event counts from when it was due.
 */
final class RealtimeTagBench implements Benchmark {
  private static final int EVENTS = Integer.getInteger("bench.size", 10_000);
  private static final int RATE = Integer.getInteger("realtime.rate", 500);
  private static final int AT_ONCE = 1_000;
  private static final String PASSWORD = "correct horse battery 7";
  private static final String TAG = "salaries_1h";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public String name() {
    return "realtime-tag";
  }

  @Override
  public void run(Report report) throws Exception {
    String database = TestPostgres.freshDatabase();
    try (ConfigurableApplicationContext application = RunningApplication.start(database, "none");
        EventStream events = new EventStream("bench." + database)) {
      register(application);
      HttpCaller administrator = caller(application, "bench-admin", "ADMINISTRATOR");
      define(application, administrator);
      String secret = secret(administrator);
      HttpCaller reader = new HttpCaller(RunningApplication.port(application));

      long begin = System.nanoTime();
      Thread sender = new Thread(() -> events.paced(0, EVENTS, RATE, 0, RealtimeRun::key));
      sender.start();
      double[] millis = read(reader, secret, begin);
      sender.join();
      Arrays.sort(millis);
      report.compare("customers whose tag was read", millis.length, EVENTS);
      report.note(
          "%d events at %d a second: half readable within %.0f ms, 95 %% within %.0f"
              .formatted(EVENTS, RATE, Load.at(millis, 0.5), Load.at(millis, 0.95)));
      report.print(
          Figure.below(
              name(), "event to the tag service, p99", "ms", Load.at(millis, 0.99), 2_000));
    }
  }

  private static void register(ConfigurableApplicationContext application) {
    application
        .getBean(Customers.class)
        .register(
            IntStream.range(0, EVENTS)
                .mapToObj(i -> new NewCustomer(RealtimeRun.key(i), null, null, null, null))
                .toList());
  }

  private static HttpCaller caller(
      ConfigurableApplicationContext application, String name, String role) {
    application.getBean(Users.class).create(new UserDraft(name, PASSWORD, Set.of(role), "0000"));
    return HttpCaller.signedIn(RunningApplication.port(application), name, PASSWORD);
  }

  /** Online, with a sheet, approved by a second person: other systems read no draft. */
  private static void define(ConfigurableApplicationContext application, HttpCaller administrator) {
    application
        .getBean(EventDeclarations.class)
        .declare(
            "salary-arrived",
            JSON.readTree(
                """
                {"nameZh": "工资到账", "nameEn": "Salary arrived", "owner": "bench", "source": "bench",
                 "keyPointer": "/id", "timePointer": "/at", "customerPointer": "/customer",
                 "keyEvent": false, "reaction": null, "note": null, "version": null, "sample": {},
                 "schema": {"type": "object", "properties": {"amount": {"type": "number"}}}}"""));
    ok(
        administrator.sendText(
            "PUT",
            "/api/window-tags/" + TAG,
            """
            {"nameZh": "一小时代发次数", "nameEn": "Salaries of an hour", "create": true,
             "definition": {"what": "COUNT", "events": {"type": "salary-arrived"},
              "window": {"kind": "SLIDING", "size": "PT1H"}}}""",
            "application/json"));
    ok(
        administrator.sendText(
            "PUT",
            "/api/tags/" + TAG + "/sheet",
            """
            {"version": %d, "sheet": {"theme": "TRANSACTIONS", "type": "TRANSACTION",
             "kind": "EVENT_WINDOW", "predicted": false, "definition": "salaries within an hour",
             "businessContact": "bench", "developerContact": "bench", "freshWithinHours": 1}}"""
                .formatted(version(administrator)),
            "application/json"));
    move(administrator, "SUBMIT");
    move(caller(application, "bench-approver", "APPROVER"), "APPROVE");
  }

  private static int version(HttpCaller caller) {
    return caller.get("/api/tags/" + TAG + "/sheet").json().path("version").asInt();
  }

  private static void move(HttpCaller caller, String move) {
    ok(
        caller.send(
            "POST",
            "/api/tags/" + TAG + "/moves",
            Map.of("move", move, "version", version(caller))));
  }

  private static String secret(HttpCaller administrator) {
    return ok(administrator.send(
            "POST",
            "/api/service-keys",
            Map.of(
                "name",
                "bench",
                "branch",
                "0000",
                "fields",
                List.of(TAG),
                "segments",
                List.of(),
                "perSecond",
                100_000,
                "expiresAt",
                Instant.now().plus(Duration.ofDays(1)).toString())))
        .json()
        .path("secret")
        .asString();
  }

  /** Milliseconds by customer, from when the event was due. */
  private static double[] read(HttpCaller reader, String secret, long begin)
      throws InterruptedException {
    double[] millis = new double[EVENTS];
    Set<Integer> missing = new LinkedHashSet<>();
    int due = 0;
    while (due < EVENTS || !missing.isEmpty()) {
      long now = System.nanoTime();
      if (now - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException("%d tags never came".formatted(missing.size()));
      }
      for (; due < EVENTS && now - begin >= dueAfter(due); due++) {
        missing.add(due);
      }
      if (missing.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(2);
        continue;
      }
      List<Integer> asked = missing.stream().limit(AT_ONCE).toList();
      for (int customer : known(reader, secret, asked)) {
        missing.remove(customer);
        millis[customer] = (System.nanoTime() - begin - dueAfter(customer)) / 1e6;
      }
    }
    return millis;
  }

  private static long dueAfter(int event) {
    return event * TimeUnit.SECONDS.toNanos(1) / RATE;
  }

  private static List<Integer> known(HttpCaller reader, String secret, List<Integer> customers) {
    String body =
        JSON.writeValueAsString(
            Map.of("customers", customers.stream().map(RealtimeRun::key).toList()));
    JsonNode answer =
        ok(reader.exchange(
                HttpRequest.newBuilder(reader.uri("/service/v1/customers/tags"))
                    .header("Authorization", "Bearer " + secret)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))))
            .json();
    List<Integer> known = new ArrayList<>();
    for (JsonNode item : answer.path("items")) {
      if (!item.path("tags").path(TAG).isNull()) {
        known.add(Integer.valueOf(item.path("customer").asString().substring(1)));
      }
    }
    return known;
  }

  private static HttpCaller.Answer ok(HttpCaller.Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }
}
