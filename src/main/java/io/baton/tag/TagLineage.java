package io.baton.tag;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a tag comes from and what depends on it. */
@Component
class TagLineage {
  private final TagLifeCycle life;
  private final TagUsage usage;
  private final TagSources sources;

  TagLineage(TagLifeCycle life, TagUsage usage, TagSources sources) {
    this.life = life;
    this.usage = usage;
    this.sources = sources;
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
    for (String column : sources.columns(code)) {
      nodes.add(new Node("COLUMN:" + column, "COLUMN", column, column));
      edges.add(new Edge("COLUMN:" + column, centre));
      sources
          .sourceOf(column)
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
}
