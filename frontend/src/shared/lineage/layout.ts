import type { AnyNode, Lineage } from './types';

export interface Placed {
  node: AnyNode;
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

type Edges = Lineage['edges'];

/** A picture says something as long as it has few boxes; the list beside it has them all. */
const MOST_ROWS = 8;

/** Boxes in layers from left to right: each one right of all that lead to it. */
export function draw({ nodes, edges }: Lineage): Drawing {
  const layerOf = layers(nodes, edges);
  const columns: AnyNode[][] = [];
  for (const node of nodes) {
    const column = (columns[layerOf.get(node.id) ?? 0] ??= []);
    if (column.length < MOST_ROWS) column.push(node);
  }
  // A layer that is empty, as in a circle, takes no room.
  const filled = columns.filter((column) => column.length > 0);
  const shown = new Set(filled.flat().map(({ id }) => id));
  const drawn = bridged(edges, shown);
  untangle(filled, drawn);
  const placed = new Map(
    filled.flatMap((column, layer) => column.map((node, row) => [node.id, { node, layer, row }] as const)),
  );
  return {
    placed: [...placed.values()],
    edges: drawn.flatMap((edge) => {
      const from = placed.get(edge.from);
      const to = placed.get(edge.to);
      return from && to ? [{ from, to }] : [];
    }),
    layers: Math.max(1, filled.length),
    rows: Math.max(1, ...filled.map((column) => column.length)),
    left: nodes.length - placed.size,
  };
}

/** What leads on through a box that is not drawn is drawn past it. */
function bridged(edges: Edges, shown: ReadonlySet<string>): Edges {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  return [...shown].flatMap((from) => {
    const targets = new Set<string>();
    const seen = new Set<string>([from]);
    const open = [...(next.get(from) ?? [])];
    for (let here = open.pop(); here !== undefined; here = open.pop()) {
      if (seen.has(here)) continue;
      seen.add(here);
      if (shown.has(here)) targets.add(here);
      else open.push(...(next.get(here) ?? []));
    }
    return [...targets].map((to) => ({ from, to }));
  });
}

/** Boxes stand beside what they are joined with: once from the left, once from the right. */
function untangle(columns: AnyNode[][], edges: Edges): void {
  const sort = (column: AnyNode[], beside: AnyNode[], mine: 'from' | 'to', its: 'from' | 'to') => {
    const rowOf = new Map(beside.map(({ id }, row) => [id, row / Math.max(1, beside.length)]));
    const place = new Map(
      column.map(({ id }, row) => {
        const rows = edges.flatMap((edge) => (edge[mine] === id ? (rowOf.get(edge[its]) ?? []) : []));
        const mean = rows.reduce((sum, each) => sum + each, 0) / rows.length;
        return [id, rows.length > 0 ? mean : row / column.length] as const;
      }),
    );
    column.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  };
  columns.forEach((column, layer) => {
    if (layer > 0) sort(column, columns[layer - 1] ?? [], 'to', 'from');
  });
  columns.toReversed().forEach((column, back, reversed) => {
    if (back > 0) sort(column, reversed[back - 1] ?? [], 'from', 'to');
  });
}

/** The longest way to each node; a circle, which there should not be, ends after as many rounds as there are nodes. */
function layers(nodes: readonly AnyNode[], edges: Edges): Map<string, number> {
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
  // Each stands beside what it leads to, not as far left as it could: from the right, so that those have their place.
  for (const { id } of nodes.toSorted((a, b) => (layer.get(b.id) ?? 0) - (layer.get(a.id) ?? 0))) {
    const targets = edges.flatMap((edge) => (edge.from === id ? (layer.get(edge.to) ?? []) : []));
    if (targets.length > 0) layer.set(id, Math.max(0, Math.min(...targets) - 1));
  }
  return layer;
}

/** What leads to a node and what it leads to, however far. */
export function sides({ nodes, edges }: Lineage, centre: string): { before: AnyNode[]; after: AnyNode[] } {
  const reach = (from: 'from' | 'to', to: 'from' | 'to') => {
    const seen = new Set<string>([centre]);
    const open = [centre];
    for (let here = open.pop(); here !== undefined; here = open.pop())
      for (const edge of edges)
        if (edge[from] === here && !seen.has(edge[to])) {
          seen.add(edge[to]);
          open.push(edge[to]);
        }
    seen.delete(centre);
    return nodes.filter((node) => seen.has(node.id));
  };
  return { before: reach('to', 'from'), after: reach('from', 'to') };
}
