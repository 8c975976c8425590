package io.baton.source;

import io.baton.access.Audit;
import io.baton.customer.Customers;
import io.baton.shared.BatonException;
import io.baton.source.Uploads.Upload;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports a file: all of it or nothing. Customers, the source, the tags that follow from it and the
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
  private final ParquetFiles files;
  private final Warehouse warehouse;
  private final Customers customers;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
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
      ParquetFiles files,
      Warehouse warehouse,
      Customers customers,
      Audit audit,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.uploads = uploads;
    this.imports = imports;
    this.sources = sources;
    this.files = files;
    this.warehouse = warehouse;
    this.customers = customers;
    this.audit = audit;
    this.events = events;
    this.transaction = transaction;
    this.json = json;
  }

  /** Starts in the background, as the person who is signed in here. */
  long start(Upload upload, Mapping mapping, String startedBy) {
    long id = imports.open(mapping, json.writeValueAsString(mapping), upload.rows(), startedBy);
    worker.execute(new DelegatingSecurityContextRunnable(() -> run(id, upload, mapping)));
    return id;
  }

  private void run(long id, Upload upload, Mapping mapping) {
    try {
      transaction.executeWithoutResult(status -> publish(id, upload, mapping));
    } catch (BatonException e) {
      imports.failed(id, e.code().name(), String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException | Error e) {
      log.error("import {} failed", id, e);
      imports.failed(id, "INTERNAL", "the import failed; nothing was changed");
      return;
    }
    imports.done(id);
    tidy(upload, mapping);
  }

  /** What stays behind here is found again at the next start. */
  private void tidy(Upload upload, Mapping mapping) {
    try {
      sources.find(mapping.code()).ifPresent(now -> files.keep(now.code(), now.version()));
      uploads.discard(upload.id());
    } catch (RuntimeException e) {
      log.warn("old files of source {} could not be deleted", mapping.code(), e);
    }
  }

  private void publish(long id, Upload upload, Mapping mapping) {
    sources.lock(mapping.code());
    Optional<Source> before = sources.find(mapping.code());
    int version = before.map(Source::version).orElse(0) + 1;
    try (StagedRows staged = new StagedRows(stagingFile(id), mapping.kept())) {
      read(id, upload, mapping, staged);
      Path draft = files.draft(mapping.code(), version);
      warehouse.execute(
          "copy (select * from %s order by _customer) to %s (format parquet)"
              .formatted(staged.table(), Warehouse.text(draft.toString())));
      Comparison comparison = new Comparison(warehouse, draft, mapping.kept());
      Outcome outcome =
          before
              .map(source -> comparison.with(source, files.of(source.code(), source.version())))
              .orElseGet(() -> comparison.withNothing(rowsOf(draft)));
      settle(mapping, version, outcome);
      imports.published(id, outcome);
    }
  }

  private void read(long id, Upload upload, Mapping mapping, StagedRows staged) {
    RejectedRows rejected = new RejectedRows(imports, id);
    long[] lastSaid = {System.nanoTime()};
    RowImport[] rows = new RowImport[1];
    Runnable say =
        () -> {
          if (System.nanoTime() - lastSaid[0] > PROGRESS_NANOS) {
            lastSaid[0] = System.nanoTime();
            imports.progress(id, rows[0], rejected.count());
          }
        };
    rows[0] = new RowImport(mapping, customers, staged, rejected, say);
    uploads.file(upload.id()).read(upload.format(), rows[0]);
    rows[0].flush();
    rejected.flush();
    imports.progress(id, rows[0], rejected.count());
    rows[0].requireRows();
  }

  /** A file that changes nothing leaves the version as it is, and nobody is told. */
  private void settle(Mapping mapping, int version, Outcome outcome) {
    if (outcome.nothingChanged()) {
      files.discardDraft(mapping.code(), version);
      sources.save(mapping, version - 1, outcome);
    } else {
      files.complete(mapping.code(), version);
      sources.save(mapping, version, outcome);
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
