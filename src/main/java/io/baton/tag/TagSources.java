package io.baton.tag;

import io.baton.source.Source;
import io.baton.source.Sources;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the values of a tag are read from. */
@Component
public class TagSources {
  private final TagLifeCycle life;
  private final Sources sources;
  private final ObjectProvider<TagOrigins> origins;

  TagSources(TagLifeCycle life, Sources sources, ObjectProvider<TagOrigins> origins) {
    this.life = life;
    this.sources = sources;
    this.origins = origins;
  }

  /**
   * A source, or a table of the warehouse that no source stands for.
   *
   * @param registered whether it is a source that has a page
   */
  public record TagSource(String code, String name, boolean registered) {}

  /**
   * In the order in which they are named; empty where nobody said.
   *
   * @throws io.baton.shared.BatonException TAG_UNKNOWN
   */
  public List<TagSource> of(String tag) {
    return columns(tag).stream().map(this::named).distinct().toList();
  }

  /** What the sheet says and what the definition names: {@code <source>.<column>}. */
  Set<String> columns(String tag) {
    Set<String> columns = new LinkedHashSet<>();
    List<String> written = life.standing(tag).sheet().sourceColumns();
    if (written != null) {
      columns.addAll(written);
    }
    origins.orderedStream().forEach(each -> columns.addAll(each.columnsOf(tag)));
    return columns;
  }

  Optional<Source> sourceOf(String column) {
    return sources.find(table(column));
  }

  private TagSource named(String column) {
    return sourceOf(column)
        .map(source -> new TagSource(source.code(), source.name(), true))
        .orElseGet(() -> new TagSource(table(column), table(column), false));
  }

  private static String table(String column) {
    int dot = column.indexOf('.');
    return dot < 0 ? column : column.substring(0, dot);
  }
}
