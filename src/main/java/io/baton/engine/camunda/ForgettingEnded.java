package io.baton.engine.camunda;

import io.baton.cohort.Cohorts;
import io.baton.engine.CohortDecisions;
import io.baton.shared.BatonClock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets instances of journeys that ended a while ago: a campaign that events feed starts ten a
 * second, and nobody asks for a single one. What the campaign counts is kept by element, not by
 * instance, and what was decided is folded. The youngest instance of each campaign stays, so that a
 * campaign knows that its journey has been and is over; batches have no other. What the engine
 * itself wrote down about those, and about life cycles, goes much later.
 */
@Component
class ForgettingEnded {
  private static final Logger log = LoggerFactory.getLogger(ForgettingEnded.class);
  private static final int SLICE = 500;
  private static final int MOST_SLICES = 400;

  private static final String ENDED =
      """
      SELECT process_instance_id FROM engine_process p
      WHERE scope = 'JOURNEY' AND ended_at < shared_now() - ? * interval '1 millisecond'
        AND EXISTS (SELECT FROM engine_process y
          WHERE y.campaign_id = p.campaign_id AND y.scope = 'JOURNEY' AND y.started_at >= p.started_at
            AND (y.started_at, y.process_instance_id) > (p.started_at, p.process_instance_id))
      ORDER BY ended_at LIMIT ?
      """;

  private final JdbcClient jdbc;
  private final Cohorts cohorts;
  private final ObjectProvider<CohortDecisions> decisions;
  private final HistoryService history;
  private final EndedSettings settings;
  private final BatonClock clock;
  private final TransactionTemplate transaction;

  ForgettingEnded(
      JdbcClient jdbc,
      Cohorts cohorts,
      ObjectProvider<CohortDecisions> decisions,
      @Lazy HistoryService history,
      EndedSettings settings,
      BatonClock clock,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
    this.decisions = decisions;
    this.history = history;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT5M")
  void look() {
    try {
      long forgotten = run();
      if (forgotten > 0) {
        log.info("engine: {} ended instances are past their retention and gone", forgotten);
      }
    } catch (DataAccessException e) {
      log.warn("engine: ended instances go later: {}", e.getClass().getName());
    }
  }

  /**
   * In slices, each a transaction; all that there are, up to a number that leaves others some room.
   *
   * @return how many
   */
  long run() {
    return inSlices(this::slice) + inSlices(this::sliceOfHistory);
  }

  private long inSlices(IntSupplier slice) {
    long forgotten = 0;
    for (int number = 0; number < MOST_SLICES; number++) {
      int gone =
          Objects.requireNonNull(transaction.execute(status -> alone() ? slice.getAsInt() : 0));
      forgotten += gone;
      if (gone < SLICE) {
        break;
      }
    }
    return forgotten;
  }

  /** Not while another node is at it: two would fold into the same rows. */
  private boolean alone() {
    return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('engine.forgetting', 0))")
        .query(Boolean.class)
        .single();
  }

  private int slice() {
    List<String> ended =
        jdbc.sql(ENDED).params(settings.keep().toMillis(), SLICE).query(String.class).list();
    if (!ended.isEmpty()) {
      decisions.ifAvailable(known -> known.forget(ended));
      history.deleteHistoricProcessInstancesIfExists(ended);
      delete("engine_step", ended);
      delete("engine_process", ended);
      cohorts.deleteHeldBy(ended);
    }
    return ended.size();
  }

  private int sliceOfHistory() {
    List<String> old =
        history
            .createHistoricProcessInstanceQuery()
            .finishedBefore(Date.from(clock.instant().minus(settings.history())))
            .listPage(0, SLICE)
            .stream()
            .map(HistoricProcessInstance::getId)
            .toList();
    if (!old.isEmpty()) {
      history.deleteHistoricProcessInstancesIfExists(old);
    }
    return old.size();
  }

  private void delete(String table, List<String> instances) {
    jdbc.sql(
            "DELETE FROM "
                + table
                + " t USING unnest(?) AS i (id) WHERE t.process_instance_id = i.id")
        .param(instances.toArray(String[]::new))
        .update();
  }
}
