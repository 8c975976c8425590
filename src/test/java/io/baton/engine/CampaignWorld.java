package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.shared.ClockMoved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a process test says and asks: a campaign of its own, time that moves, sets at places. */
public class CampaignWorld {
  private static final AtomicLong NUMBER = new AtomicLong(100);

  final Journeys journeys;
  final LifeCycles lifeCycles;
  final HumanTasks tasks;
  final ProcessGate gate;
  final Cohorts cohorts;
  final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;

  CampaignWorld(
      Journeys journeys,
      LifeCycles lifeCycles,
      HumanTasks tasks,
      ProcessGate gate,
      Cohorts cohorts,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.journeys = journeys;
    this.lifeCycles = lifeCycles;
    this.tasks = tasks;
    this.gate = gate;
    this.cohorts = cohorts;
    this.jdbc = jdbc;
    this.events = events;
    this.transactions = new TransactionTemplate(transactions);
  }

  static byte[] starter(String path) {
    try {
      return Files.readAllBytes(Path.of("processes", path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long newCampaign() {
    return NUMBER.incrementAndGet();
  }

  Journey launch(String file, CustomerSet audience) {
    return launch(starter(file), audience);
  }

  Journey launchWith(String file, CustomerSet audience, Consumer<TaskCall> beforeTouch) {
    long campaign = newCampaign();
    FakeBank.BEFORE_TOUCH.put(campaign, beforeTouch);
    return launch(campaign, starter(file), audience);
  }

  Journey launch(byte[] bpmn, CustomerSet audience) {
    return launch(newCampaign(), bpmn, audience);
  }

  private Journey launch(long campaign, byte[] bpmn, CustomerSet audience) {
    String definition = journeys.deploy("journey", bpmn, campaign);
    journeys.start(definition, campaign, cohorts.store(audience).id(), Map.of());
    return new Journey(campaign);
  }

  /** Moves campaign time, and the timers with it. */
  void advance(Duration by) {
    transactions.executeWithoutResult(
        status -> {
          long offset =
              jdbc.sql(
                      "UPDATE shared_clock SET offset_millis = offset_millis + ?"
                          + " RETURNING offset_millis")
                  .param(by.toMillis())
                  .query(Long.class)
                  .single();
          events.publishEvent(new ClockMoved(Duration.ofMillis(offset)));
        });
  }

  /** One campaign's journey. */
  final class Journey {
    final long campaign;

    Journey(long campaign) {
      this.campaign = campaign;
    }

    long responded(CustomerSet responders) {
      return journeys.responded(campaign, "responded", responders);
    }

    /** Everyone touched at the element; a customer touched twice fails the test. */
    CustomerSet touchedAt(String element) {
      CustomerSet touched = CustomerSet.empty();
      for (byte[] members :
          jdbc.sql("SELECT members FROM test_touch WHERE campaign_id = ? AND element_id = ?")
              .params(campaign, element)
              .query((row, n) -> row.getBytes(1))
              .list()) {
        CustomerSet batch = CustomerSet.fromBytes(members);
        assertThat(touched.intersects(batch)).as("touched twice at " + element).isFalse();
        touched = touched.or(batch);
      }
      return touched;
    }

    long entered(String element) {
      return count(element).entered();
    }

    long waiting(String element) {
      return count(element).waiting();
    }

    ElementCount count(String element) {
      return journeys.counts(campaign).stream()
          .filter(count -> count.elementId().equals(element))
          .findFirst()
          .orElse(new ElementCount(element, 0, 0, 0));
    }

    long tookFlow(String flow) {
      return journeys.flows(campaign).stream()
          .filter(count -> count.flowId().equals(flow))
          .mapToLong(FlowCount::count)
          .sum();
    }

    void awaitWaiting(String element, long customers) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(waiting(element)).isEqualTo(customers));
    }

    void awaitEntered(String element, long customers) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(entered(element)).isEqualTo(customers));
    }

    void awaitFinished() {
      await().atMost(Duration.ofSeconds(30)).until(() -> journeys.finished(campaign));
    }
  }
}
