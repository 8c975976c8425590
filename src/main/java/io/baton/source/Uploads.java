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
import org.jspecify.annotations.Nullable;
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

  /**
   * What was looked at and waits for its mapping.
   *
   * @param format of a CSV file; null otherwise
   */
  record Upload(
      UUID id,
      long owner,
      @Nullable CsvFormat format,
      Origin origin,
      List<ColumnProposal> columns,
      long rows) {}

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
  Upload remember(UUID id, long owner, Origin origin, FileScan scan) {
    CsvFormat format = scan.format();
    jdbc.sql(
            """
            insert into source_upload (id, owner, delimiter, encoding, origin, columns, rows)
            values (:id, :owner, :delimiter, :encoding, :origin, :columns, :rows)""")
        .param("id", id)
        .param("owner", owner)
        .param("delimiter", format == null ? null : String.valueOf(format.delimiter()))
        .param("encoding", format == null ? null : format.encoding().name())
        .param("origin", json.writeValueAsString(origin))
        .param("columns", json.writeValueAsString(scan.columns()))
        .param("rows", scan.rows())
        .update();
    return new Upload(id, owner, format, origin, scan.columns(), scan.rows());
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
                    format(row.getString("delimiter"), row.getString("encoding")),
                    json.readValue(row.getString("origin"), Origin.class),
                    Arrays.asList(json.readValue(row.getString("columns"), ColumnProposal[].class)),
                    row.getLong("rows")))
        .optional()
        .filter(upload -> upload.origin().connection() != null || Files.exists(path(id)))
        .orElseThrow(
            () ->
                new BatonException(
                    SourceError.SOURCE_UNKNOWN_UPLOAD,
                    "the upload is not there any more; upload the file again"));
  }

  private static @Nullable CsvFormat format(@Nullable String delimiter, @Nullable String encoding) {
    return delimiter == null || encoding == null
        ? null
        : new CsvFormat(delimiter.charAt(0), Charset.forName(encoding));
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

  Path path(UUID id) {
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
