import type { Schemas } from '../api/schemas';
/** A thing that something rests on, or that rests on something. */
export type LineageNode = Schemas['TagLineageNode'];

/** What the lineage of a campaign says more. */
export type LineageThing = Schemas['LineageGraphLineageThing'];

/** Either of them. */
export type AnyNode = LineageNode & Partial<LineageThing>;

/** Edges go from what is there first to what rests on it. */
export interface Lineage<Node extends LineageNode = AnyNode> {
  nodes: Node[];
  edges: { from: string; to: string }[];
}
