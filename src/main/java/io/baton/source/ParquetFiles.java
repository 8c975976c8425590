package io.baton.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The files of the sources: {@code warehouse/sources/<code>/<version>.parquet}. A version is
 * written under another name and renamed, so that a file that is there is complete. The version
 * before the current one is kept for those who are still reading it.
 */
@Component
class ParquetFiles {
  private final Path root;

  ParquetFiles(Warehouse warehouse) {
    this.root = warehouse.directory().resolve("sources");
  }

  Path of(String code, int version) {
    return folder(code).resolve(version + ".parquet");
  }

  /** Where the version is written before it is complete. */
  Path draft(String code, int version) {
    Path draft = folder(code).resolve(version + ".draft");
    try {
      Files.createDirectories(draft.getParent());
      return draft;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void complete(String code, int version) {
    try {
      Files.move(
          draft(code, version),
          of(code, version),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void discardDraft(String code, int version) {
    delete(draft(code, version));
  }

  /** Deletes all files of the source but the current version and the one before. */
  void keep(String code, int version) {
    Set<String> kept = Set.of(version + ".parquet", (version - 1) + ".parquet");
    if (!Files.isDirectory(folder(code))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder(code))) {
      List<Path> old =
          files.filter(file -> !kept.contains(String.valueOf(file.getFileName()))).toList();
      old.forEach(ParquetFiles::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder(String code) {
    return root.resolve(code.toLowerCase(Locale.ROOT));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
