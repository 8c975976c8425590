package io.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes the operating system forget what it has read of a database's files, by GNU dd's {@code
 * nocache}; what stays in memory are the server's own 256 MB. Elsewhere nothing is forgotten.
 */
final class ColdFiles {
  private final JdbcTemplate jdbc;

  ColdFiles(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void forget() throws IOException {
    jdbc.execute("checkpoint");
    Path directory =
        Path.of(
            Objects.requireNonNull(
                jdbc.queryForObject(
                    "select current_setting('data_directory') || '/base/' || oid from pg_database"
                        + " where datname = current_database()",
                    String.class)));
    List<Path> large;
    try (Stream<Path> files = Files.list(directory)) {
      large = files.filter(file -> file.toFile().length() > 1 << 20).toList();
    }
    for (Path file : large) {
      try {
        new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0", "status=none")
            .inheritIO()
            .start()
            .waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
