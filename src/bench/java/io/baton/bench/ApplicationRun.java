package io.baton.bench;

import io.baton.access.Person;
import io.baton.campaign.CampaignFacts;
import io.baton.campaign.CampaignPlan;
import io.baton.campaign.Campaigns;
import io.baton.clock.TestClock;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import io.baton.engine.Journeys;
import io.baton.segment.SegmentDraft;
import io.baton.segment.Segments;
import io.baton.testing.TestPostgres;
import io.baton.touch.Touches;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the application and sends a cohort through {@code two-wave-followup}: an e-mail to
 * everybody and, since nobody answers, a text message three days later. Sending is held, so that
 * what is timed is what the baseline does as well: to plan and to commit.
 */
final class ApplicationRun implements CohortRun {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int BATCH = 20_000;
  private static final Person MARKETER = new Person(1, "marketer", Set.of("MARKETER"), "/");
  private static final List<Person> APPROVERS =
      List.of(
          new Person(2, "approver", Set.of("APPROVER"), "/"),
          new Person(3, "approver2", Set.of("APPROVER"), "/"));

  @Override
  public Carried carry(int customers) throws Exception {
    String database = TestPostgres.freshDatabase();
    CustomerSet touched;
    long touches;
    Duration took;
    long before;
    try (ConfigurableApplicationContext application = RunningApplication.start(database, "none")) {
      register(application, customers);
      CampaignFacts campaign = plan(application);
      application.getBean(Touches.class).pause(campaign.id());
      before = EngineRows.writtenIn(database);
      took = firstWave(application, campaign, customers);
      took = took.plus(secondWave(application, campaign, customers));
      touched = application.getBean(Touches.class).plannedOrTouched(campaign.id());
      touches = planned(application, campaign);
    }
    return new Carried(touched.toBitmap(), touches, took, EngineRows.writtenIn(database) - before);
  }

  private static void register(ApplicationContext application, int customers) {
    Customers book = application.getBean(Customers.class);
    for (int from = 0; from < customers; from += BATCH) {
      book.register(
          IntStream.range(from, Math.min(customers, from + BATCH))
              .mapToObj(i -> new NewCustomer("B%07d".formatted(i), null, null, null, null))
              .toList());
    }
    CustomerSet everyone = book.everyone();
    Consents consents = application.getBean(Consents.class);
    for (String channel : List.of("EMAIL", "SMS")) {
      consents.grant(everyone, channel, "MARKETING", "benchmark", "bench");
    }
    Field field = new Field("bench", FieldType.BOOLEAN, 0);
    Column column = Column.ofSets(field, Map.of("true", everyone));
    application.getBean(FieldIndexes.class).publish(index -> index.with(column));
  }

  private static CampaignFacts plan(ApplicationContext application) {
    var rule = JsonMapper.shared().readTree("{\"field\":\"bench\",\"op\":\"eq\",\"value\":true}");
    String segment =
        application
            .getBean(Segments.class)
            .create(SegmentDraft.rule("bench", "bench", null, null, rule))
            .code();
    Campaigns campaigns = application.getBean(Campaigns.class);
    CampaignFacts campaign =
        campaigns.plan(
            CampaignPlan.draft("bench", "speed", "two-wave-followup")
                .segment(segment)
                .controlShare(0.0)
                .plan(),
            MARKETER);
    return campaigns.submit(campaign.code(), MARKETER);
  }

  /** From the last signature to the last planned touch, the launch included. */
  private static Duration firstWave(
      ApplicationContext application, CampaignFacts campaign, int customers)
      throws InterruptedException {
    Campaigns campaigns = application.getBean(Campaigns.class);
    long begin = System.nanoTime();
    for (Person approver : APPROVERS) {
      if (campaigns.require(campaign.code(), approver).state().name().equals("IN_APPROVAL")) {
        begin = System.nanoTime();
        campaigns.approve(campaign.code(), approver, "");
      }
    }
    await(application, campaign, customers);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Duration secondWave(
      ApplicationContext application, CampaignFacts campaign, int customers)
      throws InterruptedException {
    long begin = System.nanoTime();
    application.getBean(TestClock.class).advance(Duration.ofDays(3).plusMinutes(10));
    await(application, campaign, 2L * customers);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void await(ApplicationContext application, CampaignFacts campaign, long touches)
      throws InterruptedException {
    Journeys journeys = application.getBean(Journeys.class);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (planned(application, campaign) < touches || !journeys.settled(campaign.id())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "only %d of %d touches were planned: %s"
                .formatted(planned(application, campaign), touches, journeys.steps(campaign.id())));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static long planned(ApplicationContext application, CampaignFacts campaign) {
    return application.getBean(Touches.class).counts(campaign.id()).planned();
  }
}
