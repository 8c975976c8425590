package io.baton.source;

import io.baton.shared.BatonException;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Imports rows: all of them or none, one import after the other. */
@Component
class Importing implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(Importing.class);

  private final Uploads uploads;
  private final ImportBook imports;
  private final SourceBook sources;
  private final ParquetFiles files;
  private final Publication publication;
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
      ParquetFiles files,
      Publication publication,
      TransactionTemplate transaction,
      JsonMapper json,
      ObjectProvider<ColumnDemands> demands) {
    this.demands = demands;
    this.uploads = uploads;
    this.imports = imports;
    this.sources = sources;
    this.files = files;
    this.publication = publication;
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
            status -> publication.publish(id, feed, mapping, demanded, newStructure, notes, adds));
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
