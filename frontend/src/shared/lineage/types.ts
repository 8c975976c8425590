/** A thing that something rests on, or that rests on something. */
export interface LineageNode {
  id: string;
  kind: string;
  /** Of a row the decision whose table it is in, of a step its id in the drawing. */
  code: string;
  name: string;
  nameEn: string;
}

/** What the lineage of a campaign says more. */
export interface LineageThing extends LineageNode {
  /** Of a row: the document's decision. */
  decision: string | null;
  /** Of a row: its number, from 1. */
  row: number | null;
  version: number | null;
}

/** Either of them. */
export type AnyNode = LineageNode & Partial<LineageThing>;

/** Edges go from what is there first to what rests on it. */
export interface Lineage<Node extends LineageNode = AnyNode> {
  nodes: Node[];
  edges: { from: string; to: string }[];
}
