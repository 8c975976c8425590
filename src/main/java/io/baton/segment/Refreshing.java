package io.baton.segment;

import io.baton.shared.BatonException;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the daily snapshots. Each is one transaction that holds its segment's row, so that several
 * nodes share the work and a snapshot is taken once a day; one that fails is undone alone and tried
 * again tomorrow.
 */
@Component
class Refreshing {
  private static final Logger log = LoggerFactory.getLogger(Refreshing.class);

  private final SegmentBook book;
  private final Segments segments;
  private final TransactionTemplate transaction;
  private final TransactionTemplate attempt;
  private final ZoneId bank;

  Refreshing(
      SegmentBook book,
      Segments segments,
      PlatformTransactionManager transactions,
      @Value("${baton.zone}") ZoneId bank) {
    this.book = book;
    this.segments = segments;
    this.transaction = new TransactionTemplate(transactions);
    this.attempt = new TransactionTemplate(transactions);
    attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.bank = bank;
  }

  /** Every segment whose time has come. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void refreshDue() {
    while (Boolean.TRUE.equals(transaction.execute(status -> refreshOne()))) {
      // The next one.
    }
  }

  private boolean refreshOne() {
    List<Segment> due = book.dueForRefresh(bank, 1);
    for (Segment segment : due) {
      book.markRefreshed(segment, bank);
      try {
        attempt.executeWithoutResult(status -> segments.snapshot(segment.id()));
      } catch (BatonException e) {
        log.warn("segment {} is not refreshed today: {}", segment.code(), e.getMessage());
      }
    }
    return !due.isEmpty();
  }
}
