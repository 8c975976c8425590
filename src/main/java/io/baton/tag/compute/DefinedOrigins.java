package io.baton.tag.compute;

import io.baton.cohort.Rule;
import io.baton.tag.TagOrigins;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The columns that a definition names, in every source that its table consists of. */
@Component
class DefinedOrigins implements TagOrigins {
  private final RunBook book;
  private final MergedTables merged;
  private final JsonMapper json;

  DefinedOrigins(RunBook book, MergedTables merged, JsonMapper json) {
    this.book = book;
    this.merged = merged;
    this.json = json;
  }

  @Override
  public List<String> columnsOf(String tagCode) {
    return book.definition(tagCode)
        .map(text -> columns(TagDefinition.parse(json.readTree(text))))
        .orElse(List.of());
  }

  private List<String> columns(TagDefinition definition) {
    Set<String> names = named(definition);
    List<String> columns = new ArrayList<>();
    for (String part : merged.parts(definition.table())) {
      if (names.isEmpty()) {
        columns.add(part);
      }
      names.forEach(name -> columns.add(part + "." + name));
    }
    return columns;
  }

  static Set<String> named(TagDefinition definition) {
    Set<String> names = new LinkedHashSet<>();
    Aggregate aggregate = definition.aggregate();
    String measure = aggregate.measure();
    if (measure != null) {
      names.add(measure);
    }
    if (aggregate instanceof Aggregate.Ratio ratio) {
      gather(ratio.part(), names);
    }
    gather(definition.where(), names);
    return names;
  }

  private static void gather(@Nullable Rule rule, Set<String> names) {
    if (rule instanceof Rule.All all) {
      all.rules().forEach(each -> gather(each, names));
    } else if (rule instanceof Rule.Any any) {
      any.rules().forEach(each -> gather(each, names));
    } else if (rule instanceof Rule.Not not) {
      gather(not.rule(), names);
    } else if (rule instanceof Rule.Leaf leaf) {
      names.add(leaf.field());
    }
  }
}
