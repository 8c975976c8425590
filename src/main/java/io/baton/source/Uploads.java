package io.baton.source;

import io.baton.shared.BatonException;
import io.baton.source.csv.ColumnProposal;
import io.baton.source.csv.CsvFile;
import io.baton.source.csv.CsvFormat;
import io.baton.source.csv.CsvLimits;
import io.baton.source.csv.FileScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Files on their way in. They have random names of ours; what the client calls them is ignored. */
@Component
class Uploads {
  private final Path directory;
  private final JdbcClient jdbc;
  private final JsonMapper json;

  Uploads(@Value("${baton.data}") Path data, JdbcClient jdbc, JsonMapper json) {
    this.directory = data.toAbsolutePath().normalize().resolve("uploads");
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A stored file that can be read to its end. */
  record Upload(UUID id, long owner, CsvFormat format, List<ColumnProposal> columns, long rows) {}

  /** A stored file, before anything is known of it. */
  UUID store(MultipartFile file) {
    forgetOld();
    UUID id = UUID.randomUUID();
    try {
      Files.createDirectories(directory);
      file.transferTo(path(id).toFile());
      return id;
    } catch (IOException e) {
      discard(id);
      throw new BatonException(SourceError.SOURCE_UNREADABLE, "the upload cannot be stored", e);
    }
  }

  CsvFile file(UUID id) {
    return new CsvFile(() -> Files.newInputStream(path(id)), CsvLimits.DEFAULT);
  }

  /** Keeps what the scan found, for the call that brings the mapping. */
  Upload remember(UUID id, long owner, FileScan scan) {
    jdbc.sql(
            """
            insert into source_upload (id, owner, delimiter, encoding, columns, rows)
            values (?, ?, ?, ?, ?, ?)""")
        .params(
            id,
            owner,
            String.valueOf(scan.format().delimiter()),
            scan.format().encoding().name(),
            json.writeValueAsString(scan.columns()),
            scan.rows())
        .update();
    return new Upload(id, owner, scan.format(), scan.columns(), scan.rows());
  }

  /**
   * @throws BatonException SOURCE_UNKNOWN_UPLOAD, also for the upload of somebody else
   */
  Upload find(UUID id, long owner) {
    return jdbc.sql("select * from source_upload where id = ? and owner = ?")
        .params(id, owner)
        .query(
            (row, n) ->
                new Upload(
                    id,
                    owner,
                    new CsvFormat(
                        row.getString("delimiter").charAt(0),
                        Charset.forName(row.getString("encoding"))),
                    Arrays.asList(json.readValue(row.getString("columns"), ColumnProposal[].class)),
                    row.getLong("rows")))
        .optional()
        .filter(upload -> Files.exists(path(id)))
        .orElseThrow(
            () ->
                new BatonException(
                    SourceError.SOURCE_UNKNOWN_UPLOAD,
                    "the upload is not there any more; upload the file again"));
  }

  void discard(UUID id) {
    jdbc.sql("delete from source_upload where id = ?").param(id).update();
    delete(path(id));
  }

  /** A mapping that never came: the file goes after a day. */
  private void forgetOld() {
    jdbc.sql("select id from source_upload where created_at < now() - interval '1 day'")
        .query(UUID.class)
        .list()
        .forEach(this::discard);
  }

  /** Deletes the files that nothing in the database knows: those of a stopped application. */
  void deleteStrays() {
    List<String> known = jdbc.sql("select id::text from source_upload").query(String.class).list();
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> !known.contains(String.valueOf(file.getFileName())))
          .toList()
          .forEach(Uploads::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(UUID id) {
    return directory.resolve(id.toString());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
