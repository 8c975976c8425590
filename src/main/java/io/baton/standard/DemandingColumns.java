package io.baton.standard;

import io.baton.source.ColumnDemand;
import io.baton.source.ColumnDemands;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is demanded of the columns of a source: first they are translated, then rules look. */
@Component
class DemandingColumns implements ColumnDemands {
  private final MappingBook mappings;
  private final Standards standards;
  private final ObjectProvider<ColumnRules> rules;

  DemandingColumns(MappingBook mappings, Standards standards, ObjectProvider<ColumnRules> rules) {
    this.mappings = mappings;
    this.standards = standards;
    this.rules = rules;
  }

  private record Demand(@Nullable TranslatingColumn column, @Nullable ColumnDemand rules)
      implements ColumnDemand {
    @Override
    public boolean text() {
      return column != null || (rules != null && rules.text());
    }

    @Override
    public String fingerprint() {
      return (column == null ? "" : column.fingerprint())
          + '|'
          + (rules == null ? "" : rules.fingerprint());
    }

    @Override
    public Answer take(@Nullable String value) {
      Answer translated = column == null ? new Keep(value) : column.take(value);
      return rules != null && translated instanceof Keep kept
          ? rules.take(kept.value())
          : translated;
    }
  }

  @Override
  public Map<String, ColumnDemand> of(String source) {
    Map<String, TranslatingColumn> translated = new HashMap<>();
    for (StandardColumn column : mappings.ofSource(source)) {
      translated.put(
          column.column(),
          new TranslatingColumn(
              column.id(), standards.get(column.standard()), mappings.mappings(column.id())));
    }
    Map<String, ColumnDemand> ruled = new HashMap<>();
    rules.forEach(each -> ruled.putAll(each.of(source)));
    Set<String> columns = new HashSet<>(translated.keySet());
    columns.addAll(ruled.keySet());
    Map<String, ColumnDemand> demands = new HashMap<>();
    columns.forEach(name -> demands.put(name, new Demand(translated.get(name), ruled.get(name))));
    return demands;
  }

  @Override
  public void read(String source, Map<String, ColumnDemand> asked, boolean adds) {
    for (ColumnDemand demand : asked.values()) {
      TranslatingColumn column = demand instanceof Demand one ? one.column() : null;
      if (column != null) {
        mappings.unmapped(column.id(), column.unmappedRows(), adds);
      }
    }
  }
}
