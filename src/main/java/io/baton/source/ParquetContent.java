package io.baton.source;

import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import io.baton.source.csv.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Parquet file that somebody sent, as rows of texts. */
final class ParquetContent {
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

  private final Warehouse warehouse;
  private final Path file;

  ParquetContent(Warehouse warehouse, Path file) {
    this.warehouse = warehouse;
    this.file = file;
  }

  /** Told by content, whatever the file is called. */
  static boolean is(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws BatonException SOURCE_NOT_PARQUET where its description cannot be read
   */
  List<PhysicalColumn> columns() {
    List<PhysicalColumn> columns = new ArrayList<>();
    query(
        "describe select * from " + rows(),
        row -> columns.add(column(row.getString(1), row.getString(2))));
    return columns;
  }

  private static PhysicalColumn column(String name, String type) {
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      int scale = Integer.parseInt(decimal.group(2));
      boolean fits = Integer.parseInt(decimal.group(1)) <= 18 && scale <= 9;
      return new PhysicalColumn(name, type, fits ? FieldType.NUMBER : null, fits ? scale : 0);
    }
    return switch (type) {
      case "BOOLEAN" -> new PhysicalColumn(name, type, FieldType.BOOLEAN, 0);
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          new PhysicalColumn(name, type, FieldType.NUMBER, 0);
      case "UBIGINT", "HUGEINT", "FLOAT", "DOUBLE" -> new PhysicalColumn(name, type, null, 0);
      case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          new PhysicalColumn(name, type, FieldType.DATE, 0);
      case "VARCHAR" -> new PhysicalColumn(name, type, FieldType.ENUM, 0);
      default -> new PhysicalColumn(name, JdbcValues.UNREADABLE + type, null, 0);
    };
  }

  long count() {
    long[] count = new long[1];
    query("select count(*) from " + rows(), row -> count[0] = row.getLong(1));
    return count[0];
  }

  void read(List<PhysicalColumn> columns, RowSink sink) {
    List<String> selected = new ArrayList<>();
    for (PhysicalColumn column : columns) {
      String name = Warehouse.name(column.name());
      selected.add(
          column.type() == FieldType.DATE
              ? "cast(cast(" + name + " as date) as varchar)"
              : "cast(" + name + " as varchar)");
    }
    sink.header(columns.stream().map(PhysicalColumn::name).toList());
    @Nullable String[] fields = new String[columns.size()];
    long[] number = new long[1];
    query(
        "select " + String.join(", ", selected) + " from " + rows(),
        row -> {
          for (int i = 0; i < fields.length; i++) {
            String text = row.getString(i + 1);
            fields[i] = text == null || text.isEmpty() ? null : text;
          }
          number[0]++;
          sink.row(number[0], number[0], fields, fields.length);
        });
  }

  private void query(String select, Warehouse.RowReader reader) {
    try {
      warehouse.query(select, reader);
    } catch (BatonException e) {
      throw e.code() == SourceError.SOURCE_WAREHOUSE
          ? new BatonException(
              SourceError.SOURCE_NOT_PARQUET, "the file cannot be read to its end as Parquet")
          : e;
    }
  }

  private String rows() {
    return "read_parquet(" + Warehouse.text(file.toString()) + ")";
  }
}
