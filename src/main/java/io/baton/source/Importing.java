package io.baton.source;

import io.baton.access.Audit;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports rows: all of them or none. Customers, the source, the tags that follow from it and the
 * name of the new Parquet file are committed in one transaction; the file itself is complete before
 * that. Imports run one after the other.
 */
@Component
class Importing implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(Importing.class);
  private static final long PROGRESS_NANOS = 300_000_000L;

  private final Uploads uploads;
  private final ImportBook imports;
  private final SourceBook sources;
  private final StructureBook structures;
  private final TopicOffsets offsets;
  private final ParquetFiles files;
  private final Warehouse warehouse;
  private final Customers customers;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final ObjectProvider<ColumnDemands> demands;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          run -> {
            Thread thread = new Thread(run, "import");
            thread.setDaemon(true);
            return thread;
          });

  Importing(
      Uploads uploads,
      ImportBook imports,
      SourceBook sources,
      StructureBook structures,
      TopicOffsets offsets,
      ParquetFiles files,
      Warehouse warehouse,
      Customers customers,
      Audit audit,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      JsonMapper json,
      ObjectProvider<ColumnDemands> demands) {
    this.demands = demands;
    this.uploads = uploads;
    this.imports = imports;
    this.sources = sources;
    this.structures = structures;
    this.offsets = offsets;
    this.files = files;
    this.warehouse = warehouse;
    this.customers = customers;
    this.audit = audit;
    this.events = events;
    this.transaction = transaction;
    this.json = json;
  }

  /** Opens the place that the rows come from. */
  @FunctionalInterface
  interface Opening {
    Feed open(Demanded demanded);
  }

  /**
   * Starts in the background, as the person who is signed in here.
   *
   * @param newStructure whether other columns than last time are expected
   */
  long start(
      SourceKind kind, Opening opening, Mapping mapping, boolean newStructure, String startedBy) {
    long id = imports.open(mapping, kind, json.writeValueAsString(mapping), 0, startedBy);
    worker.execute(
        new DelegatingSecurityContextRunnable(() -> run(id, opening, mapping, newStructure)));
    return id;
  }

  /** The same, and waits for its end; how it ended is in the book. */
  long runNow(SourceKind kind, Opening opening, Mapping mapping, String startedBy) {
    long id = imports.open(mapping, kind, json.writeValueAsString(mapping), 0, startedBy);
    try {
      worker
          .submit(new DelegatingSecurityContextRunnable(() -> run(id, opening, mapping, false)))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return id;
  }

  private void run(long id, Opening opening, Mapping mapping, boolean newStructure) {
    Feed feed;
    try (ImportNotes notes = new ImportNotes(imports, id)) {
      ColumnDemands standing = demands.getIfAvailable();
      Demanded demanded =
          standing == null ? Demanded.NOTHING : new Demanded(standing.of(mapping.code()));
      feed = opening.open(demanded);
      imports.expect(id, feed.expected());
      AtomicReference<@Nullable Boolean> adds = new AtomicReference<>();
      try {
        transaction.executeWithoutResult(
            status -> publish(id, feed, mapping, demanded, newStructure, notes, adds));
      } finally {
        tellDemands(mapping, demanded, adds.get());
      }
    } catch (BatonException e) {
      imports.failed(id, e.code().name(), String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException | Error e) {
      log.error("import {} failed", id, e);
      imports.failed(id, "INTERNAL", "the import failed; nothing was changed");
      return;
    }
    imports.done(id);
    tidy(feed, mapping);
  }

  /** Also of an import that comes to nothing, if it has read anything. */
  private void tellDemands(Mapping mapping, Demanded demanded, @Nullable Boolean adds) {
    if (adds == null) {
      return;
    }
    try {
      demands.ifAvailable(standing -> standing.read(mapping.code(), demanded.all(), adds));
    } catch (RuntimeException e) {
      log.warn("what source {} brought that is not known was not remembered", mapping.code(), e);
    }
  }

  /** What stays behind here is found again at the next start. */
  private void tidy(Feed feed, Mapping mapping) {
    try {
      sources.find(mapping.code()).ifPresent(now -> files.keep(now.code(), now.version()));
      feed.discard();
    } catch (RuntimeException e) {
      log.warn("old files of source {} could not be deleted", mapping.code(), e);
    }
  }

  private void publish(
      long id,
      Feed feed,
      Mapping asked,
      Demanded demanded,
      boolean newStructure,
      ImportNotes notes,
      AtomicReference<@Nullable Boolean> reading) {
    Mapping mapping = demanded.typed(asked);
    sources.lock(mapping.code());
    Optional<Source> before = sources.find(mapping.code());
    before
        .filter(source -> source.kind() == feed.origin().kind() && !newStructure)
        .filter(source -> !feed.structure().isEmpty())
        .ifPresent(source -> structures.requireSame(source, feed.structure()));
    int version = before.map(Source::version).orElse(0) + 1;
    try (StagedRows staged = new StagedRows(stagingFile(id), mapping.kept())) {
      boolean adds = before.isPresent() && feed.addsToLastImport();
      reading.set(adds);
      read(feed, mapping, demanded, staged, adds, notes);
      Path draft = files.draft(mapping.code(), version);
      warehouse.execute(
          "copy (select * from (%s) order by _customer) to %s (format parquet)"
              .formatted(
                  rows(staged, feed, before.orElse(null)), Warehouse.text(draft.toString())));
      Comparison comparison = new Comparison(warehouse, draft, mapping.kept());
      Outcome outcome =
          before
              .map(source -> comparison.with(source, files.of(source.code(), source.version())))
              .orElseGet(() -> comparison.withNothing(rowsOf(draft)));
      settle(feed, asked, version, outcome);
      imports.published(id, outcome);
    }
  }

  private String rows(StagedRows staged, Feed feed, @Nullable Source before) {
    String now = "select * from " + staged.table();
    if (before == null || !feed.addsToLastImport()) {
      return now;
    }
    return "%s union all by name select * from read_parquet(%s) as o where not exists (select 1 from %s as n where n._customer = o._customer)"
        .formatted(
            now,
            Warehouse.text(files.of(before.code(), before.version()).toString()),
            staged.table());
  }

  private void read(
      Feed feed,
      Mapping mapping,
      Demanded demanded,
      StagedRows staged,
      boolean adds,
      ImportNotes notes) {
    RejectedRows rejected = new RejectedRows(notes);
    long[] lastSaid = {System.nanoTime()};
    RowImport[] rows = new RowImport[1];
    Runnable say =
        () -> {
          if (System.nanoTime() - lastSaid[0] > PROGRESS_NANOS) {
            lastSaid[0] = System.nanoTime();
            notes.progress(rows[0].progress());
          }
        };
    rows[0] = new RowImport(mapping, demanded, customers, staged, rejected, say);
    feed.read(rows[0]);
    rows[0].flush();
    rejected.flush();
    notes.last(rows[0].progress());
    if (!adds) {
      rows[0].requireRows();
    }
  }

  /** A file that changes nothing leaves the version as it is, and nobody is told. */
  private void settle(Feed feed, Mapping mapping, int version, Outcome outcome) {
    if (feed.origin().kind() != SourceKind.KAFKA) {
      offsets.forget(mapping.code());
    }
    feed.settle(mapping.code());
    if (outcome.nothingChanged()) {
      files.discardDraft(mapping.code(), version);
      sources.save(mapping, feed.origin(), version - 1, outcome);
    } else {
      files.complete(mapping.code(), version);
      sources.save(mapping, feed.origin(), version, outcome);
      structures.save(mapping.code(), version, feed.structure(), outcome.columns());
      events.publishEvent(
          new SourceImported(mapping.code(), outcome.changedColumns(), outcome.goneColumns()));
    }
    audit.record(
        "SOURCE_IMPORTED",
        "source:" + mapping.code(),
        Map.of(
            "accepted", outcome.accepted(),
            "created", outcome.created(),
            "changed", outcome.changed(),
            "removed", outcome.removed()));
  }

  private long rowsOf(Path parquet) {
    List<Long> count = new java.util.ArrayList<>();
    warehouse.query(
        "select count(*) from read_parquet(" + Warehouse.text(parquet.toString()) + ")",
        row -> count.add(row.getLong(1)));
    return count.get(0);
  }

  private Path stagingFile(long id) {
    Path file = warehouse.directory().resolve("staging").resolve(id + ".csv");
    try {
      Files.createDirectories(file.getParent());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a stopped application left behind is closed before anybody asks for it. */
  @Override
  public void afterSingletonsInstantiated() {
    imports.closeInterrupted();
    uploads.deleteStrays();
    sources.all().forEach(source -> files.keep(source.code(), source.version()));
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
