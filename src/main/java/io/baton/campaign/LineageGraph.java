package io.baton.campaign;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Things and what rests on them, from sources to a campaign.
 *
 * @param edges from what is there first to what rests on it
 */
record LineageGraph(List<LineageThing> nodes, List<LineageEdge> edges) {

  /**
   * @param id {@code KIND:code}, for a row {@code ROW:decision:table:number}
   * @param kind SOURCE, TABLE, TAG, SEGMENT, EVENT, ROW, DECISION, TEMPLATE, ELEMENT, STEP or
   *     CAMPAIGN
   * @param code of a row the key of its table, of a step its id in the drawing
   * @param decision of a row the key of the decision whose document it is in
   * @param row number of a row, from 1
   * @param version the one that runs, or would; null where there is only one
   */
  record LineageThing(
      String id,
      String kind,
      String code,
      String name,
      String nameEn,
      @Nullable String decision,
      @Nullable Integer row,
      @Nullable Integer version) {
    static LineageThing of(String kind, String code, String name, @Nullable Integer version) {
      return new LineageThing(kind + ":" + code, kind, code, name, name, null, null, version);
    }
  }

  record LineageEdge(String from, String to) {}

  /** Collects; what is added twice is there once. */
  static final class Builder {
    private final Map<String, LineageThing> nodes = new LinkedHashMap<>();
    private final Set<LineageEdge> edges = new LinkedHashSet<>();

    /**
     * @return whether it is new
     */
    boolean add(LineageThing node) {
      return nodes.putIfAbsent(node.id(), node) == null;
    }

    void edge(String from, String to) {
      edges.add(new LineageEdge(from, to));
    }

    LineageGraph built() {
      return new LineageGraph(List.copyOf(nodes.values()), List.copyOf(edges));
    }
  }
}
