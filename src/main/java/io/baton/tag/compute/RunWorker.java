package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.WrittenColumn;
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
      computeTogether(work, work.fused(level));
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

    /** The tags that can share a scan; the others, and those that fail here, go one by one. */
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
      List<List<Cube.Wanted>> scans = new ArrayList<>();
      byTable.forEach((table, wanted) -> scans.addAll(Cube.scans(wanted, table)));
      return scans.stream().filter(wanted -> wanted.size() > 1).toList();
    }

    Cube read(List<Cube.Wanted> wanted) {
      FactTable table = TagComputation.table(tables, wanted.get(0).definition().table());
      return Cube.read(wanted, table, engine, run.asOf(), partials);
    }
  }

  private void computeTogether(TagRunWork work, List<List<Cube.Wanted>> scans) {
    FusedScans.each(
        scans,
        work::read,
        Computed::of,
        computed -> goesOn(work.run) && publish(work.run, computed));
  }

  /** Columns to be published together, each with its line in the run. */
  private record Computed(List<WrittenColumn> columns, List<RunBook.Done> done) {
    static Computed of(List<Column> columns, long millis) {
      List<WrittenColumn> written = columns.stream().map(WrittenColumn::of).toList();
      return new Computed(written, written.stream().map(each -> done(each, millis)).toList());
    }

    private static RunBook.Done done(WrittenColumn written, long millis) {
      return new RunBook.Done(
          written.field().code(),
          written.column().known(),
          Canonical.sha256(written.bytes()),
          millis);
    }

    static Computed of(FusedScans.Scanned scanned, List<Cube.Wanted> part) {
      long began = System.nanoTime();
      try {
        List<Column> columns = scanned.cube().columns(part);
        long own = (System.nanoTime() - began) / part.size();
        return of(columns, (scanned.nanos() + own) / 1_000_000);
      } catch (BatonException e) {
        log.info("tags that could not be computed together are computed one by one", e);
        return of(List.of(), 0);
      }
    }
  }

  private void compute(TagRunWork work, String code) {
    long began = System.nanoTime();
    try {
      TagDefinition definition =
          TagDefinition.parse(json.readTree(book.definition(code).orElseThrow()));
      FactTable table = TagComputation.table(work.tables, definition.table());
      Column column = ComputedColumn.of(code, definition, table, engine, work.run.asOf());
      publish(work.run, Computed.of(List.of(column), (System.nanoTime() - began) / 1_000_000));
    } catch (BatonException e) {
      String problem = e.code().name() + ": " + e.getMessage();
      transaction.executeWithoutResult(status -> book.failed(work.run, node, code, problem));
    }
  }

  /** False where the run is no longer this node's. */
  private boolean publish(TagRun run, Computed computed) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean ours = book.computed(run, node, computed.done);
              if (ours) {
                tags.take(computed.columns);
              }
              return ours;
            }));
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
