import type { Rule } from '@shared/api/types';

/** How a tag is computed out of a table's rows, as the server stores it. */
export interface TagDefinition {
  table: string;
  aggregate: Aggregate;
  measure?: string;
  part?: Rule;
  days?: number | null;
  where?: Rule | null;
}

export const AGGREGATES = [
  'sum',
  'count',
  'distinct',
  'last',
  'max',
  'min',
  'avg',
  'ratio',
  'streak',
] as const;
export type Aggregate = (typeof AGGREGATES)[number];
