package io.baton.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The snapshot file of this node, in the data directory. It saves reading every column from the
 * database at start; a column it does not have, or has from an earlier computation, is read from
 * there. A file that cannot be used is left out with a warning and written anew.
 */
@Component
public class Snapshots {
  private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

  private final Path file;
  private final UUID store;
  private @Nullable SnapshotFile open;

  /** Looks for the file below the data directory. */
  @Autowired
  public Snapshots(@Value("${baton.data}") Path data, JdbcClient jdbc) {
    this(
        data.toAbsolutePath().normalize().resolve("index").resolve("columns.snapshot"),
        jdbc.sql("select id from cohort_store").query(UUID.class).single());
  }

  Snapshots(Path file, UUID store) {
    this.file = file;
    this.store = store;
    this.open = open();
  }

  /** The values of the field out of this computation, if the file has them. */
  public synchronized Optional<Column> column(Field field, String stamp) {
    return open == null ? Optional.empty() : open.column(field, stamp);
  }

  /**
   * Writes these columns for the next start. What fails here costs time then, and nothing else.
   *
   * @return whether it was written
   */
  public synchronized boolean write(Collection<SnapshotFile.Stored> columns) {
    try {
      Files.createDirectories(file.getParent());
      SnapshotFile.write(file, store, columns);
      return true;
    } catch (IOException e) {
      log.warn("the snapshot {} cannot be written; the next start will take longer", file, e);
      return false;
    } finally {
      open = null; // Columns that were given out keep what they are mapped to.
    }
  }

  private @Nullable SnapshotFile open() {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      long start = System.nanoTime();
      SnapshotFile opened = SnapshotFile.open(file, store);
      log.info(
          "mapped {} columns, {} MB, in {} ms",
          opened.columns().size(),
          opened.bytes() / 1_000_000,
          (System.nanoTime() - start) / 1_000_000);
      return opened;
    } catch (SnapshotFile.Unusable | IOException e) {
      log.warn(
          "the snapshot {} is not used, {}; values are read from the database",
          file,
          e.getMessage());
      return null;
    }
  }
}
