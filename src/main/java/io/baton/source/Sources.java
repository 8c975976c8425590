package io.baton.source;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldType;
import io.baton.shared.BatonException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** The files that were imported, and their rows in the warehouse. */
@Component
public class Sources {
  private final SourceBook book;
  private final ParquetFiles files;
  private final Warehouse warehouse;
  private final Map<String, Members> members = new ConcurrentHashMap<>();

  private record Members(int version, CustomerSet customers) {}

  Sources(SourceBook book, ParquetFiles files, Warehouse warehouse) {
    this.book = book;
    this.files = files;
    this.warehouse = warehouse;
  }

  /** Codes differ in more than upper and lower case. */
  public Optional<Source> find(String code) {
    return book.find(code);
  }

  /**
   * @throws BatonException SOURCE_UNKNOWN
   */
  public Source get(String code) {
    return find(code)
        .orElseThrow(
            () -> new BatonException(SourceError.SOURCE_UNKNOWN, "there is no source " + code));
  }

  /** In order of code. */
  public List<Source> all() {
    return book.all();
  }

  /** The customers who have a row in the source. */
  public CustomerSet membersOf(String code) {
    Source source = get(code);
    Members known = members.get(source.code());
    if (known == null || known.version() != source.version()) {
      known = new Members(source.version(), readMembers(source));
      members.put(source.code(), known);
    }
    return known.customers();
  }

  private CustomerSet readMembers(Source source) {
    RoaringBitmap bitmap = new RoaringBitmap();
    warehouse.query("select _customer from " + rows(source), row -> bitmap.add(row.getInt(1)));
    return CustomerSet.ofBitmap(bitmap);
  }

  /** The Parquet file: {@code _customer} and the columns under their names of the file. */
  public Path parquet(String code) {
    Source source = get(code);
    return files.of(source.code(), source.version());
  }

  /**
   * Streams a column.
   *
   * @throws BatonException SOURCE_UNKNOWN if there is no such source or column
   */
  public void readColumn(String code, String column, ColumnSink sink) {
    Source source = get(code);
    FieldType type =
        source
            .column(column)
            .map(SourceColumn::type)
            .orElseThrow(
                () ->
                    new BatonException(
                        SourceError.SOURCE_UNKNOWN,
                        "the source " + code + " has no column " + column));
    warehouse.query(
        "select _customer, %s from %s order by _customer"
            .formatted(Warehouse.name(column), rows(source)),
        row -> sink.accept(row.getInt(1), text(row, type)));
  }

  private static @Nullable String text(ResultSet row, FieldType type) throws SQLException {
    if (type == FieldType.BOOLEAN) {
      boolean value = row.getBoolean(2);
      return row.wasNull() ? null : Boolean.toString(value);
    }
    return row.getString(2);
  }

  private String rows(Source source) {
    return "read_parquet(%s)"
        .formatted(Warehouse.text(files.of(source.code(), source.version()).toString()));
  }
}
