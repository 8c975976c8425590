package io.baton.standard.entry;

import io.baton.source.ColumnDemand;
import io.baton.standard.ColumnRules;
import io.baton.standard.entry.RuleBook.RuledColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds rules against columns as they come in; a value that breaks one rejects its row. */
@Component
class RuledColumns implements ColumnRules {
  private final RuleBook book;
  private final EntryRules rules;

  RuledColumns(RuleBook book, EntryRules rules) {
    this.book = book;
    this.rules = rules;
  }

  @Override
  public Map<String, ColumnDemand> of(String source) {
    Map<String, List<CompiledRule>> byColumn = new HashMap<>();
    for (RuledColumn column : book.columns(source)) {
      byColumn
          .computeIfAbsent(column.column(), name -> new ArrayList<>())
          .add(rules.compile(rules.get(column.rule())));
    }
    Map<String, ColumnDemand> demands = new HashMap<>();
    byColumn.forEach((column, compiled) -> demands.put(column, new Ruled(compiled)));
    return demands;
  }

  private record Ruled(List<CompiledRule> rules) implements ColumnDemand {
    @Override
    public boolean text() {
      return false;
    }

    @Override
    public String fingerprint() {
      StringBuilder all = new StringBuilder();
      rules.forEach(
          each ->
              all.append(each.rule().code()).append(' ').append(each.rule().version()).append(' '));
      return all.toString();
    }

    @Override
    public Answer take(@Nullable String value) {
      for (CompiledRule each : rules) {
        if (!each.holds(value)) {
          return new Refuse(Fault.ENTRY_RULE, each.rule().refusal());
        }
      }
      return new Keep(value);
    }
  }
}
