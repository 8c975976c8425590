package io.baton.bench;

import io.baton.access.Person;
import io.baton.campaign.CampaignFacts;
import io.baton.campaign.CampaignPlan;
import io.baton.campaign.Campaigns;
import io.baton.campaign.TriggerPlan;
import io.baton.clock.TestClock;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.shared.BatonClock;
import io.baton.testing.TestPostgres;
import io.baton.touch.Touches;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application with one live campaign that salaries trigger: {@code salary-arrived}, which asks
 * a decision table, splits, plans the touch and waits seven days for a response.
 */
final class RealtimeRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int BATCH = 20_000;
  private static final Person MARKETER = new Person(1, "marketer", Set.of("MARKETER"), "/");
  private static final Person APPROVER = new Person(2, "approver", Set.of("APPROVER"), "/");
  private static final Person SECOND = new Person(3, "approver2", Set.of("APPROVER"), "/");

  private final String database = TestPostgres.freshDatabase();
  private final ConfigurableApplicationContext application =
      RunningApplication.start(database, "none");
  private final CampaignFacts campaign;
  private final EventStream events = new EventStream("bench." + database);

  RealtimeRun(int customers) throws InterruptedException {
    register(customers);
    leaveTheNight();
    campaign = launch();
  }

  static String key(int customer) {
    return "B%07d".formatted(customer);
  }

  EventStream events() {
    return events;
  }

  JdbcClient jdbc() {
    return application.getBean(JdbcClient.class);
  }

  /** Sending is held: what is timed then is what the baseline does as well. */
  void hold() {
    application.getBean(Touches.class).pause(campaign.id());
  }

  /** Sends an event of each customer and waits until each has a planned touch. */
  Carried carry(int from, int to) throws InterruptedException {
    long before = planned();
    long begin = System.nanoTime();
    events.burst(from, to, RealtimeRun::key);
    await(() -> planned() - before >= to - from);
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    return new Carried(touched(from, to), planned() - before, took, 0);
  }

  private RoaringBitmap touched(int from, int to) {
    RoaringBitmap touched = new RoaringBitmap();
    jdbc()
        .sql(
            """
            SELECT substr(c.key, 2)::int FROM touch_touch t
            JOIN customer_customer c ON c.id = t.customer""")
        .query(Integer.class)
        .list()
        .stream()
        .filter(customer -> customer >= from && customer < to)
        .forEach(touched::add);
    return touched;
  }

  long planned() {
    return jdbc()
        .sql("SELECT coalesce(sum(planned), 0) FROM touch_step")
        .query(Long.class)
        .single();
  }

  long handedOver() {
    return jdbc().sql("SELECT count(*) FROM channel_simulated_message").query(Long.class).single();
  }

  /** Events on the topic that are not taken in yet, as the monitor shows it. */
  double lag() {
    return application.getBean(MeterRegistry.class).get("consumer.lag").gauge().value();
  }

  /** Milliseconds from the event's own time to the channel's book, sorted. */
  double[] latencies(int from, int to) {
    double[] millis =
        jdbc()
            .sql(
                """
                SELECT extract(epoch FROM m.accepted_at - i.at) * 1000
                FROM channel_simulated_message m
                JOIN customer_customer c ON c.key = m.customer_key
                JOIN event_inbox i ON i.customer = c.id AND i.id LIKE 'e-%'
                WHERE substr(m.customer_key, 2)::int BETWEEN ? AND ?""")
            .params(from, to - 1)
            .query(Double.class)
            .list()
            .stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    Arrays.sort(millis);
    return millis;
  }

  void await(BooleanSupplier reached) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "after %s %d touches are planned, %d handed over"
                .formatted(PATIENCE, planned(), handedOver()));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void register(int customers) {
    Customers book = application.getBean(Customers.class);
    for (int from = 0; from < customers; from += BATCH) {
      book.register(
          IntStream.range(from, Math.min(customers, from + BATCH))
              .mapToObj(i -> new NewCustomer(key(i), null, null, null, null))
              .toList());
    }
    application
        .getBean(Consents.class)
        .grant(book.everyone(), "EMAIL", "MARKETING", "benchmark", "bench");
  }

  /** Quiet hours would hold the messages until the morning. */
  private void leaveTheNight() {
    LocalTime now =
        application
            .getBean(BatonClock.class)
            .now()
            .atZone(ZoneId.of("Asia/Shanghai"))
            .toLocalTime();
    Duration untilTen = Duration.between(now, LocalTime.of(10, 0));
    application
        .getBean(TestClock.class)
        .advance(untilTen.isNegative() ? untilTen.plusDays(1) : untilTen);
  }

  private CampaignFacts launch() throws InterruptedException {
    Campaigns campaigns = application.getBean(Campaigns.class);
    CampaignFacts draft =
        campaigns.plan(
            CampaignPlan.draft("bench", "speed", "salary-arrived")
                .trigger(
                    new TriggerPlan(
                        "salary-arrived",
                        "event.amount >= 5000",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .controlShare(0.0)
                .plan(),
            MARKETER);
    campaigns.submit(draft.code(), MARKETER);
    campaigns.approve(draft.code(), APPROVER, "");
    if (campaigns.require(draft.code(), SECOND).state().name().equals("IN_APPROVAL")) {
      campaigns.approve(draft.code(), SECOND, "");
    }
    await(
        () -> jdbc().sql("SELECT count(*) FROM campaign_trigger").query(Long.class).single() == 1);
    return draft;
  }

  @Override
  public void close() {
    events.close();
    application.close();
  }
}
