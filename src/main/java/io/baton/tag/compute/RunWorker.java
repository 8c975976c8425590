package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.shared.LeasedWorker;
import io.baton.source.Warehouse;
import io.baton.tag.Tags;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works through runs in the background. Tags are published some at a time, in a transaction
 * together with their lines in the run, so that a run whose node died goes on with the tags that
 * are left, and a tag that fails keeps the values it had.
 */
@Component
class RunWorker implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(RunWorker.class);

  /** Tags published in one transaction: a commit each would cost more than computing them. */
  private static final int TOGETHER = 50;

  private final RunBook book;
  private final TagComputation computation;
  private final Tags tags;
  private final TagEngine engine;
  private final Warehouse warehouse;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final UUID node = UUID.randomUUID();
  private final LeasedWorker worker;

  RunWorker(
      RunBook book,
      TagComputation computation,
      Tags tags,
      TagEngine engine,
      Warehouse warehouse,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.book = book;
    this.computation = computation;
    this.tags = tags;
    this.engine = engine;
    this.warehouse = warehouse;
    this.events = events;
    this.transaction = transaction;
    this.json = json;
    this.worker =
        new LeasedWorker(
            "tag-run", () -> book.claim(node).ifPresent(this::compute), () -> book.extend(node));
  }

  private void compute(TagRun run) {
    TagRunWork work = new TagRunWork(run, computation.tables());
    for (int level : book.levels(run.id())) {
      for (List<Cube.Wanted> scan : work.fused(level)) {
        if (goesOn(run)) {
          compute(work, scan);
        }
      }
      for (String code : book.waiting(run.id(), level)) {
        if (goesOn(run)) {
          compute(work, code);
        }
      }
    }
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    boolean stopped = book.cancelling(run.id());
    transaction.executeWithoutResult(status -> book.finish(run, node, stopped));
    events.publishEvent(new TagRunFinished(run.id(), run.asOf(), book.done(run.id())));
  }

  private boolean goesOn(TagRun run) {
    return !Thread.currentThread().isInterrupted() && !book.cancelling(run.id());
  }

  /** What a run has to do, over the tables as they were when it was taken up. */
  private final class TagRunWork {
    private final TagRun run;
    private final List<FactTable> tables;
    private final DayPartials partials = new DayPartials(warehouse.directory().resolve("partials"));

    TagRunWork(TagRun run, List<FactTable> tables) {
      this.run = run;
      this.tables = tables;
    }

    /** The tags that can share scans; the others, and those that fail here, go one by one. */
    List<List<Cube.Wanted>> fused(int level) {
      Map<FactTable, List<Cube.Wanted>> byTable = new LinkedHashMap<>();
      for (Map.Entry<String, String> waiting :
          book.waitingDefinitions(run.id(), level).entrySet()) {
        TagDefinition definition = TagDefinition.parse(json.readTree(waiting.getValue()));
        tables.stream()
            .filter(table -> table.code().equals(definition.table()))
            .filter(table -> Cube.fits(definition, table))
            .findFirst()
            .ifPresent(
                table ->
                    byTable
                        .computeIfAbsent(table, each -> new ArrayList<>())
                        .add(new Cube.Wanted(waiting.getKey(), definition)));
      }
      return byTable.values().stream()
          .filter(wanted -> wanted.size() > 1)
          .flatMap(wanted -> Cube.scans(wanted).stream())
          .toList();
    }
  }

  private void compute(TagRunWork work, List<Cube.Wanted> scan) {
    long began = System.nanoTime();
    List<Column> computed = new ArrayList<>();
    try {
      FactTable table = TagComputation.table(work.tables, scan.get(0).definition().table());
      Cube.compute(scan, table, engine, work.run.asOf(), work.partials, computed::add);
      // What a tag costs is its share of the scan.
      long millis = (System.nanoTime() - began) / 1_000_000 / scan.size();
      for (int from = 0; from < computed.size() && goesOn(work.run); from += TOGETHER) {
        publish(
            work.run, computed.subList(from, Math.min(computed.size(), from + TOGETHER)), millis);
      }
    } catch (BatonException e) {
      log.info("tags that could not be computed together are computed one by one", e);
    }
  }

  private void compute(TagRunWork work, String code) {
    long began = System.nanoTime();
    try {
      TagDefinition definition =
          TagDefinition.parse(json.readTree(book.definition(code).orElseThrow()));
      FactTable table = TagComputation.table(work.tables, definition.table());
      Column column = ComputedColumn.of(code, definition, table, engine, work.run.asOf());
      publish(work.run, List.of(column), (System.nanoTime() - began) / 1_000_000);
    } catch (BatonException e) {
      String problem = e.code().name() + ": " + e.getMessage();
      transaction.executeWithoutResult(status -> book.failed(work.run, node, code, problem));
    }
  }

  private void publish(TagRun run, List<Column> columns, long millis) {
    List<RunBook.Done> done =
        columns.stream()
            .map(
                column ->
                    new RunBook.Done(
                        column.field().code(),
                        column.known(),
                        Canonical.sha256(column.toBytes()),
                        millis))
            .toList();
    transaction.executeWithoutResult(
        status -> {
          if (book.computed(run, node, done)) {
            tags.take(columns);
          } else {
            status.setRollbackOnly();
          }
        });
  }

  @Override
  public void afterSingletonsInstantiated() {
    worker.start();
  }

  @PreDestroy
  void stop() {
    worker.close();
  }
}
