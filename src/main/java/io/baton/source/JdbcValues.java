package io.baton.source;

import io.baton.cohort.FieldType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Values of a JDBC result in the spelling of imports: a moment becomes its day at the bank. */
final class JdbcValues {
  /** A type that has no spelling here; such columns are left out. */
  static final String UNREADABLE = "?";

  private final int[] types;
  private final ZoneId zone;

  JdbcValues(ResultSetMetaData meta, ZoneId zone) throws SQLException {
    this.zone = zone;
    types = new int[meta.getColumnCount()];
    for (int i = 0; i < types.length; i++) {
      types[i] = typeOf(meta.getColumnType(i + 1), meta.getColumnTypeName(i + 1));
    }
  }

  /** The driver calls a moment with zone a plain one. */
  private static int typeOf(int type, String name) {
    return name.equals("timestamptz") ? Types.TIMESTAMP_WITH_TIMEZONE : type;
  }

  static PhysicalColumn column(String name, int type, String typeName, int size, int digits) {
    return switch (type) {
      case Types.BOOLEAN, Types.BIT ->
          typeName.equals("bit")
              ? new PhysicalColumn(name, UNREADABLE + typeName, null, 0)
              : new PhysicalColumn(name, typeName, FieldType.BOOLEAN, 0);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          new PhysicalColumn(name, typeName, FieldType.NUMBER, 0);
      case Types.NUMERIC, Types.DECIMAL -> {
        boolean fixed = size > 0 && size <= 18 && digits >= 0 && digits <= 9;
        String physical = size > 0 ? "%s(%d,%d)".formatted(typeName, size, digits) : typeName;
        yield new PhysicalColumn(
            name, physical, fixed ? FieldType.NUMBER : null, fixed ? digits : 0);
      }
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> new PhysicalColumn(name, typeName, null, 0);
      case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          new PhysicalColumn(name, typeName, FieldType.DATE, 0);
      case Types.CHAR, Types.NCHAR, Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR ->
          new PhysicalColumn(name, typeName, FieldType.ENUM, 0);
      default -> new PhysicalColumn(name, UNREADABLE + typeName, null, 0);
    };
  }

  @Nullable String read(ResultSet row, int place) throws SQLException {
    String text =
        switch (types[place - 1]) {
          case Types.BOOLEAN, Types.BIT -> text(row.getObject(place));
          case Types.NUMERIC, Types.DECIMAL -> plain(row.getBigDecimal(place));
          case Types.REAL, Types.FLOAT, Types.DOUBLE -> text(row.getObject(place));
          case Types.DATE -> text(row.getObject(place, LocalDate.class));
          case Types.TIMESTAMP -> day(row.getObject(place, LocalDateTime.class));
          case Types.TIMESTAMP_WITH_TIMEZONE -> day(row.getObject(place, OffsetDateTime.class));
          default -> row.getString(place);
        };
    return text == null || text.isEmpty() ? null : text;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String plain(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }

  private static @Nullable String day(@Nullable LocalDateTime moment) {
    return moment == null ? null : moment.toLocalDate().toString();
  }

  private @Nullable String day(@Nullable OffsetDateTime moment) {
    return moment == null ? null : moment.atZoneSameInstant(zone).toLocalDate().toString();
  }
}
