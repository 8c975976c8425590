package io.baton.tagservice;

import io.baton.access.Audit;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which system read what of whom. Two thousand reads a second would be two thousand writes a second
 * and a queue at the end of the audit chain, so reads are gathered for ten seconds: one row with
 * the set of customers, and one entry of the chain that carries the set's hash, so that an edit of
 * the row shows. What a crash can lose is the last ten seconds of reads that were allowed; a
 * refusal of a known key is recorded before its answer. Secrets that nobody has are counted and
 * written together, because anybody can send those, as fast as they like.
 */
@Component
@EnableScheduling
class ReadLog implements DisposableBean {
  private final KeyBook book;
  private final Audit audit;
  private final BatonClock clock;
  private final TransactionTemplate transaction;
  private final LongAdder refused = new LongAdder();
  private Map<Subject, Gathered> open = new ConcurrentHashMap<>();
  private Instant since;

  ReadLog(KeyBook book, Audit audit, BatonClock clock, PlatformTransactionManager manager) {
    this.book = book;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(manager);
    this.since = clock.now();
  }

  private record Subject(long keyId, String prefix, List<String> what) {}

  /** Everything one key read of one set of fields within a span of time. */
  record Span(
      long keyId,
      Instant from,
      Instant until,
      List<String> what,
      long reads,
      CustomerSet customers) {}

  private static final class Gathered {
    private final RoaringBitmap customers = new RoaringBitmap();
    private long reads;

    synchronized void add(int[] ids) {
      customers.add(ids);
      reads++;
    }

    synchronized void add(Gathered before) {
      customers.or(before.customers);
      reads += before.reads;
    }

    synchronized Span close(Subject subject, Instant from, Instant until) {
      return new Span(
          subject.keyId, from, until, subject.what, reads, CustomerSet.ofBitmap(customers));
    }
  }

  /** {@code what} are codes of fields, or one {@code segment:CODE}. */
  synchronized void read(ApiKey key, List<String> what, int... customers) {
    open.computeIfAbsent(new Subject(key.id(), key.prefix(), what), any -> new Gathered())
        .add(customers);
  }

  void unknownSecret() {
    refused.increment();
  }

  /** Also for tests and for the end of the application. */
  @Scheduled(fixedDelayString = "PT10S")
  void write() {
    Map<Subject, Gathered> full;
    Instant from;
    Instant until = clock.now();
    synchronized (this) {
      full = open;
      from = since;
      open = new ConcurrentHashMap<>();
      since = until;
    }
    long strangers = refused.sumThenReset();
    if (full.isEmpty() && strangers == 0) {
      return;
    }
    try {
      transaction.executeWithoutResult(
          status -> {
            full.forEach((subject, gathered) -> put(subject, gathered.close(subject, from, until)));
            if (strangers > 0) {
              audit.record("SERVICE_SECRETS_REFUSED", "service-key:?", Map.of("count", strangers));
            }
          });
    } catch (RuntimeException unwritten) {
      takeBack(full, from, strangers);
      throw unwritten;
    }
  }

  /** A database that is away for a while costs no record: the next span begins where this did. */
  private synchronized void takeBack(Map<Subject, Gathered> full, Instant from, long strangers) {
    full.forEach(
        (subject, gathered) -> open.computeIfAbsent(subject, any -> new Gathered()).add(gathered));
    since = from;
    refused.add(strangers);
  }

  private void put(Subject subject, Span span) {
    book.addReads(span);
    audit.record(
        "SERVICE_READ",
        "service-key:" + subject.prefix,
        Map.of(
            "what", span.what(),
            "reads", span.reads(),
            "customers", span.customers().size(),
            "hash", span.customers().hash()));
  }

  @Override
  public void destroy() {
    write();
  }
}
