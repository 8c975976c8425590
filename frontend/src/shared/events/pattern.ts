import type { EventFilter, EventLeaf, EventPattern } from './types';

/** What the form can show: leaves side by side, each perhaps turned round. */
export interface FlatPattern {
  all: boolean;
  parts: { not: boolean; leaf: EventLeaf }[];
}

/** Null for a deeper tree, which came through the API. */
export function toFlat(pattern: EventPattern | null): FlatPattern | null {
  if (pattern === null) return { all: true, parts: [{ not: false, leaf: newLeaf('did') }] };
  const group = 'all' in pattern ? pattern.all : 'any' in pattern ? pattern.any : [pattern];
  const parts = group.map((part) => {
    const not = 'not' in part;
    const leaf = not ? part.not : part;
    return 'did' in leaf || 'sequence' in leaf ? { not, leaf } : null;
  });
  if (!parts.every((part) => part !== null)) return null;
  return { all: !('any' in pattern), parts };
}

/** Null while something is missing. */
export function toPattern({ all, parts }: FlatPattern): EventPattern | null {
  if (parts.length === 0 || !parts.every((part) => complete(part.leaf))) return null;
  const patterns = parts.map(({ not, leaf }): EventPattern => (not ? { not: leaf } : leaf));
  const [only] = patterns;
  return patterns.length === 1 && only ? only : all ? { all: patterns } : { any: patterns };
}

/** Where the counts of a part stand in the answer. */
export const pointer = ({ all, parts }: FlatPattern, place: number) =>
  parts.length === 1 ? '' : `/${all ? 'all' : 'any'}/${place}`;

export type LeafForm = 'did' | 'thenNot' | 'sequence';

export const formOf = (leaf: EventLeaf): LeafForm =>
  'sequence' in leaf ? 'sequence' : 'thenNot' in leaf ? 'thenNot' : 'did';

/** Of another form, keeping what both have. */
export function newLeaf(form: LeafForm, old?: EventLeaf): EventLeaf {
  const event = old ? ('did' in old ? old.did : (old.sequence[0]?.event ?? {})) : {};
  const within = old?.within ? { within: old.within } : {};
  switch (form) {
    case 'did':
      return { did: event, ...within };
    case 'thenNot':
      return { did: event, thenNot: {}, days: 7, ...within };
    default:
      return { sequence: [{ event }, { event: {}, days: 7 }], ...within };
  }
}

export const hasContent = (filter: EventFilter) =>
  Boolean(filter.kind) ||
  [filter.codes, filter.products, filter.merchants].some((codes) => codes && codes.length > 0) ||
  filter.amount !== undefined;

export function complete(leaf: EventLeaf): boolean {
  if ('sequence' in leaf)
    return leaf.sequence.length > 0 && leaf.sequence.every((step) => hasContent(step.event));
  return hasContent(leaf.did) && (!('thenNot' in leaf) || hasContent(leaf.thenNot));
}

export const without = <T extends object, K extends keyof T>(whole: T, key: K) =>
  Object.fromEntries(Object.entries(whole).filter(([each]) => each !== key)) as Omit<T, K>;
