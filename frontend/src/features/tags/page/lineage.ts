import type { Lineage, LineageNode } from '../types';

export interface Placed {
  node: LineageNode;
  layer: number;
  row: number;
}
export interface Drawing {
  placed: Placed[];
  edges: { from: Placed; to: Placed }[];
  layers: number;
  rows: number;
  /** How many stand in the list only. */
  left: number;
}

/** A picture says something as long as it has few boxes; the list beside it has them all. */
const MOST_ROWS = 8;

/** Boxes in layers from left to right: each one right of all that lead to it. */
export function draw({ nodes, edges }: Lineage): Drawing {
  const layerOf = layers(nodes, edges);
  const filled = new Map<number, number>();
  const placed = new Map<string, Placed>();
  for (const node of nodes) {
    const layer = layerOf.get(node.id) ?? 0;
    const row = filled.get(layer) ?? 0;
    if (row >= MOST_ROWS) continue;
    filled.set(layer, row + 1);
    placed.set(node.id, { node, layer, row });
  }
  return {
    placed: [...placed.values()],
    edges: edges.flatMap((edge) => {
      const from = placed.get(edge.from);
      const to = placed.get(edge.to);
      return from && to ? [{ from, to }] : [];
    }),
    layers: Math.max(0, ...filled.keys()) + 1,
    rows: Math.max(1, ...filled.values()),
    left: nodes.length - placed.size,
  };
}

/** The longest way to each node; a circle, which there should not be, ends after as many rounds as there are nodes. */
function layers(nodes: readonly LineageNode[], edges: Lineage['edges']): Map<string, number> {
  const layer = new Map(nodes.map((node) => [node.id, 0]));
  let moved = true;
  for (let rounds = nodes.length; moved && rounds > 0; rounds--) {
    moved = false;
    for (const { from, to } of edges) {
      const wanted = (layer.get(from) ?? 0) + 1;
      if (layer.has(from) && layer.has(to) && (layer.get(to) ?? 0) < wanted && wanted < nodes.length) {
        layer.set(to, wanted);
        moved = true;
      }
    }
  }
  return layer;
}

/** What leads to a node and what it leads to, however far. */
export function sides(
  { nodes, edges }: Lineage,
  centre: string,
): { before: LineageNode[]; after: LineageNode[] } {
  const reach = (start: string, from: 'from' | 'to', to: 'from' | 'to') => {
    const seen = new Set<string>([start]);
    const open = [start];
    for (let here = open.pop(); here !== undefined; here = open.pop())
      for (const edge of edges)
        if (edge[from] === here && !seen.has(edge[to])) {
          seen.add(edge[to]);
          open.push(edge[to]);
        }
    seen.delete(start);
    return nodes.filter((node) => seen.has(node.id));
  };
  return { before: reach(centre, 'to', 'from'), after: reach(centre, 'from', 'to') };
}
