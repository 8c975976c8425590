package io.baton.source;

import io.baton.access.Audit;
import io.baton.customer.Customers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes the rows of an import the next version of its source. Customers, the source, the tags that
 * follow from it and the name of the new Parquet file are committed in one transaction; the file
 * itself is complete before that.
 */
@Component
class Publication {
  private static final long PROGRESS_NANOS = 300_000_000L;

  private final ImportBook imports;
  private final SourceBook sources;
  private final StructureBook structures;
  private final TopicOffsets offsets;
  private final ParquetFiles files;
  private final Warehouse warehouse;
  private final Customers customers;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Publication(
      ImportBook imports,
      SourceBook sources,
      StructureBook structures,
      TopicOffsets offsets,
      ParquetFiles files,
      Warehouse warehouse,
      Customers customers,
      Audit audit,
      ApplicationEventPublisher events) {
    this.imports = imports;
    this.sources = sources;
    this.structures = structures;
    this.offsets = offsets;
    this.files = files;
    this.warehouse = warehouse;
    this.customers = customers;
    this.audit = audit;
    this.events = events;
  }

  /**
   * To be called in a transaction.
   *
   * @param reading set to whether the rows are added to those of before, as soon as some are read
   */
  void publish(
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
    List<Long> count = new ArrayList<>();
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
}
