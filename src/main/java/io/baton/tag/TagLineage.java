package io.baton.tag;

import io.baton.source.Source;
import io.baton.source.Sources;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where a tag comes from and what depends on it. */
@Component
class TagLineage {
  private final TagLifeCycle life;
  private final TagUsage usage;
  private final Sources sources;
  private final ObjectProvider<TagOrigins> origins;

  TagLineage(
      TagLifeCycle life, TagUsage usage, Sources sources, ObjectProvider<TagOrigins> origins) {
    this.life = life;
    this.usage = usage;
    this.sources = sources;
    this.origins = origins;
  }

  /**
   * @param id {@code KIND:code}
   */
  record Node(String id, String kind, String code, String name, String nameEn) {
    Node(String id, String kind, String code, String name) {
      this(id, kind, code, name, name);
    }
  }

  record Edge(String from, String to) {}

  /**
   * @param hidden users of other branches, which the caller may not know
   */
  record Graph(List<Node> nodes, List<Edge> edges, long hidden) {}

  Graph of(String code) {
    Tag tag = life.tag(code);
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    String centre = "TAG:" + code;
    nodes.add(new Node(centre, "TAG", code, tag.nameZh(), tag.nameEn()));
    for (String column : columns(code)) {
      nodes.add(new Node("COLUMN:" + column, "COLUMN", column, column));
      edges.add(new Edge("COLUMN:" + column, centre));
      sourceOf(column)
          .ifPresent(
              source -> {
                String id = "SOURCE:" + source.code();
                nodes.add(
                    new Node(id, "SOURCE", source.code(), source.name() + " · " + source.kind()));
                edges.add(new Edge(id, "COLUMN:" + column));
              });
    }
    TagUses uses = usage.visibleUsersOf(code);
    for (TagUse use : uses.named()) {
      String id = use.kind() + ":" + use.code();
      nodes.add(new Node(id, use.kind(), use.code(), use.name()));
      edges.add(new Edge(use.via() == null ? centre : use.via(), id));
    }
    return new Graph(
        nodes.stream().distinct().toList(), edges.stream().distinct().toList(), uses.hidden());
  }

  /** What the sheet says and what the definition names. */
  private Set<String> columns(String code) {
    Set<String> columns = new LinkedHashSet<>();
    List<String> written = life.standing(code).sheet().sourceColumns();
    if (written != null) {
      columns.addAll(written);
    }
    origins.orderedStream().forEach(each -> columns.addAll(each.columnsOf(code)));
    return columns;
  }

  private Optional<Source> sourceOf(String column) {
    int dot = column.indexOf('.');
    return sources.find(dot < 0 ? column : column.substring(0, dot));
  }
}
