package io.baton.bench;

import static io.baton.bench.AudienceTimes.print;
import static io.baton.bench.AudienceTimes.times;

import io.baton.bench.AudienceTags.Tag;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.cohort.SnapshotFile;
import io.baton.cohort.WrittenColumn;
import io.baton.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Opening a snapshot file against loading the same from the database. */
final class AudienceSnapshots {
  private static final int CUSTOMERS = AudienceBench.CUSTOMERS;
  private static final UUID STORE = UUID.randomUUID();

  private AudienceSnapshots() {}

  /**
   * From nothing in memory to the answer of the ten conditions, every checksum verified on both
   * sides. The bytea rows are the form in which the application keeps the truth.
   */
  static void compare(Report report, List<Tag> tags, FieldIndex index) throws Exception {
    Path file = Path.of("target/bench/audience.snapshot");
    Files.createDirectories(file.getParent());
    List<SnapshotFile.Stored> stored = new ArrayList<>();
    for (Tag tag : tags) {
      stored.add(new SnapshotFile.Stored(index.column(tag.code()).orElseThrow(), "1"));
    }
    SnapshotFile.write(file, STORE, stored);
    report.print(
        Figure.below(
            AudienceTimes.NAME,
            "bytes per customer, 150 tags",
            "B",
            (double) Files.size(file) / CUSTOMERS,
            250));
    try (Connection postgres =
        DriverManager.getConnection(
            TestPostgres.url(TestPostgres.freshDatabase()),
            TestPostgres.user(),
            TestPostgres.password())) {
      store(postgres, stored);
      Rule rule = Rule.parse(AudienceSegments.TEN);
      long expected = RuleCompiler.compile(rule, index).count();
      report.compare("mapped", RuleCompiler.compile(rule, mapped(file)).count(), expected);
      report.compare(
          "loaded", RuleCompiler.compile(rule, loaded(tags, postgres)).count(), expected);
      FieldIndex open = mapped(file);
      report.note(
          "10 conditions over the mapped file: %.2f ms"
              .formatted(times(() -> RuleCompiler.compile(rule, open).count(), true) * 1e3));
      print(
          report,
          "opening a snapshot, to the first answer",
          50,
          times(() -> RuleCompiler.compile(rule, mapped(file)).count(), true),
          times(() -> RuleCompiler.compile(rule, loaded(tags, postgres)).count(), false),
          "PostgreSQL bytea");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void store(Connection postgres, List<SnapshotFile.Stored> columns)
      throws SQLException {
    try (Statement sql = postgres.createStatement()) {
      sql.execute("create table stored (tag text, part int, bytes bytea, primary key (tag, part))");
      sql.execute("alter table stored alter bytes set storage external");
    }
    try (PreparedStatement insert =
        postgres.prepareStatement("insert into stored values (?, ?, ?)")) {
      for (SnapshotFile.Stored one : columns) {
        List<byte[]> parts = WrittenColumn.of(one.column()).parts(4 << 20);
        for (int part = 0; part < parts.size(); part++) {
          insert.setString(1, one.column().field().code());
          insert.setInt(2, part);
          insert.setBytes(3, parts.get(part));
          insert.executeUpdate();
        }
      }
    }
  }

  private static FieldIndex mapped(Path file) throws IOException, SnapshotFile.Unusable {
    return everyone(
        SnapshotFile.open(file, STORE).columns().stream()
            .map(SnapshotFile.Stored::column)
            .toArray(Column[]::new));
  }

  private static FieldIndex loaded(List<Tag> tags, Connection postgres) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement select =
        postgres.prepareStatement("select bytes from stored where tag = ? order by part")) {
      for (Tag tag : tags) {
        select.setString(1, tag.code());
        List<byte[]> parts = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            parts.add(rows.getBytes(1));
          }
        }
        columns.add(Column.fromParts(tag.field(), parts));
      }
    }
    return everyone(columns.toArray(Column[]::new));
  }

  private static FieldIndex everyone(Column[] columns) {
    return FieldIndex.empty(Instant.now())
        .withEveryone(CustomerSet.range(0, CUSTOMERS))
        .with(columns);
  }
}
