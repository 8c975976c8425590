package io.baton.source;

import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.shared.Finding;
import io.baton.source.Mapping.Kept;
import io.baton.source.Uploads.Upload;
import io.baton.source.csv.ColumnProposal;
import io.baton.source.csv.FileProfile;
import io.baton.source.csv.FileScan;
import io.baton.source.csv.Header;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Looks at places that rows may come from, and opens them. */
@Component
class Feeds {
  private static final int SAMPLE = 1_000;
  private static final int MOST_COLUMNS = 150;

  private final Uploads uploads;
  private final Warehouse warehouse;
  private final SourceConnections connections;
  private final JdbcTables tables;
  private final Topics topics;
  private final TopicOffsets offsets;
  private final JsonMapper json;

  Feeds(
      Uploads uploads,
      Warehouse warehouse,
      SourceConnections connections,
      JdbcTables tables,
      Topics topics,
      TopicOffsets offsets,
      JsonMapper json) {
    this.uploads = uploads;
    this.warehouse = warehouse;
    this.connections = connections;
    this.tables = tables;
    this.topics = topics;
    this.offsets = offsets;
    this.json = json;
  }

  /** Tables or topics of a connection. */
  List<Origin> places(String code) {
    return connections.isBroker(code) ? topics.topics(code) : tables.tables(code);
  }

  static List<PhysicalColumn> readable(List<PhysicalColumn> columns) {
    return columns.stream()
        .filter(column -> !column.physical().startsWith(JdbcValues.UNREADABLE))
        .toList();
  }

  /** Reads an uploaded Parquet file to its end. */
  FileScan scanParquet(UUID id) {
    ParquetContent content = new ParquetContent(warehouse, uploads.path(id));
    List<PhysicalColumn> all = content.columns();
    FileProfile profile = new FileProfile();
    content.read(checked(readable(all)), profile);
    FileScan scan = profile.scan(null);
    return typed(scan, all, scan.rows());
  }

  /** Looks at the first rows of a table or topic. */
  FileScan scan(Origin place) {
    FileProfile profile = new FileProfile();
    if (place.kind() == SourceKind.KAFKA) {
      TopicFeed.sample(topics, place, new JsonRows(json), SAMPLE, profile);
      long rows = topics.count(place, topics.beginning(place));
      return typed(profile.scan(null), List.of(), rows);
    }
    List<PhysicalColumn> all = tables.columns(place);
    tables.read(place, names(checked(readable(all))), SAMPLE, profile);
    return typed(profile.scan(null), all, tables.count(place));
  }

  private static List<PhysicalColumn> checked(List<PhysicalColumn> columns) {
    @Nullable String[] names = names(columns).toArray(new String[0]);
    Header.of(names, names.length, MOST_COLUMNS);
    return columns;
  }

  private static List<String> names(List<PhysicalColumn> columns) {
    return columns.stream().map(PhysicalColumn::name).toList();
  }

  private static FileScan typed(FileScan scan, List<PhysicalColumn> physical, long rows) {
    List<ColumnProposal> columns = new ArrayList<>();
    for (ColumnProposal proposal : scan.columns()) {
      columns.add(
          physical.stream()
              .filter(column -> column.name().equals(proposal.name()))
              .findFirst()
              .map(column -> column.typed(proposal))
              .orElse(proposal));
    }
    List<Finding> findings = new ArrayList<>();
    for (PhysicalColumn column : physical) {
      if (column.physical().startsWith(JdbcValues.UNREADABLE)) {
        findings.add(
            new Finding(
                column.name(),
                "SOURCE_COLUMN_LEFT_OUT",
                "columns of type %s are not read".formatted(column.physical().substring(1))));
      }
    }
    return new FileScan(null, columns, rows, scan.first(), findings);
  }

  /**
   * Opens what was looked at.
   *
   * @throws BatonException where the place does not answer or has no such columns
   */
  Feed open(Upload upload, Mapping mapping, Demanded demanded) {
    return switch (upload.origin().kind()) {
      case CSV, PARQUET ->
          new UploadFeed(uploads, upload, new ParquetContent(warehouse, uploads.path(upload.id())));
      case JDBC, KAFKA -> open(upload.origin(), mapping, demanded, false);
    };
  }

  /**
   * Opens a table or topic.
   *
   * @param anew a topic from its beginning
   */
  Feed open(Origin origin, Mapping mapping, Demanded demanded, boolean anew) {
    List<String> wanted = wanted(mapping);
    String key = requireKey(mapping);
    if (origin.kind() == SourceKind.KAFKA) {
      String fingerprint = fingerprint(origin, mapping, demanded.fingerprint());
      return new TopicFeed(
          origin,
          topics,
          offsets,
          new JsonRows(json),
          key,
          wanted,
          fingerprint,
          anew ? null : offsets.find(mapping.code(), fingerprint));
    }
    List<PhysicalColumn> structure =
        readable(tables.columns(origin)).stream()
            .filter(column -> wanted.contains(column.name()))
            .toList();
    requireAll(wanted, names(structure));
    return new TableFeed(origin, tables, structure, names(structure), tables.count(origin));
  }

  /**
   * @throws BatonException SOURCE_MAPPING_INVALID
   */
  static String requireKey(Mapping mapping) {
    if (mapping.key() == null) {
      throw new BatonException(
          SourceError.SOURCE_MAPPING_INVALID,
          "rows of a table or topic need a column that names the customer",
          List.of(
              new Finding(
                  "/key", SourceError.SOURCE_MAPPING_INVALID.name(), "a key column is needed")));
    }
    return mapping.key();
  }

  private static void requireAll(List<String> wanted, List<String> there) {
    List<Finding> gone =
        wanted.stream()
            .filter(name -> !there.contains(name))
            .map(
                name ->
                    new Finding(
                        name, SourceError.SOURCE_STRUCTURE_CHANGED.name(), "the column is gone"))
            .toList();
    if (!gone.isEmpty()) {
      throw new BatonException(
          SourceError.SOURCE_STRUCTURE_CHANGED,
          "the structure changed, so nothing was imported: the table has no column "
              + gone.get(0).place(),
          gone);
    }
  }

  /** Rows that were taken under other demands don't stand beside those taken under these. */
  private String fingerprint(Origin origin, Mapping mapping, String demanded) {
    List<Object> parts = new ArrayList<>();
    parts.add(origin);
    parts.add(String.valueOf(mapping.key()));
    parts.add(mapping.kept());
    if (!demanded.isEmpty()) {
      parts.add(demanded);
    }
    return Canonical.sha256(json.writeValueAsString(parts));
  }

  private static List<String> wanted(Mapping mapping) {
    Set<String> wanted = new LinkedHashSet<>();
    add(wanted, mapping.key());
    mapping.kept().stream().map(Kept::name).forEach(wanted::add);
    add(wanted, mapping.branch());
    add(wanted, mapping.customerName());
    add(wanted, mapping.email());
    add(wanted, mapping.mobile());
    return List.copyOf(wanted);
  }

  private static void add(Set<String> wanted, @Nullable String column) {
    if (column != null) {
      wanted.add(column);
    }
  }
}
