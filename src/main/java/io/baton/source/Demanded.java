package io.baton.source;

import io.baton.source.Mapping.Kept;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The demands on the columns of one import, as they stand when it begins. */
final class Demanded {
  static final Demanded NOTHING = new Demanded(Map.of());

  private final Map<String, ColumnDemand> byColumn;

  Demanded(Map<String, ColumnDemand> byColumn) {
    this.byColumn = new TreeMap<>(byColumn);
  }

  @Nullable ColumnDemand of(String column) {
    return byColumn.get(column);
  }

  Map<String, ColumnDemand> all() {
    return byColumn;
  }

  /** What is kept under a standard is text, also where the file has numbers. */
  Mapping typed(Mapping mapping) {
    return mapping.keeping(
        mapping.kept().stream()
            .map(
                column -> {
                  ColumnDemand demand = of(column.name());
                  return demand != null && demand.text() ? Kept.text(column.name()) : column;
                })
            .toList());
  }

  /** Empty where nothing is demanded. */
  String fingerprint() {
    StringBuilder all = new StringBuilder();
    byColumn.forEach(
        (column, demand) ->
            all.append(column).append('\n').append(demand.fingerprint()).append('\n'));
    return all.toString();
  }
}
