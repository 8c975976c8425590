import type { FieldType } from '@shared/api/types';

export const TAG_THEMES = [
  'NATURE',
  'ASSETS',
  'LIABILITIES',
  'RISK',
  'TRANSACTIONS',
  'BEHAVIOUR',
  'VALUE',
] as const;
export const TAG_CLASSES = ['POPULATION', 'BEHAVIOUR', 'TRANSACTION', 'CONSUMPTION', 'MARKETING'] as const;
export const TAG_KINDS = ['RULE', 'STATISTIC', 'EVENT_WINDOW', 'MODEL_SCORE', 'MANUAL_LIST'] as const;
export const TAG_STATES = ['DRAFT', 'REVIEW', 'ONLINE', 'SUSPENDED', 'RETIRED'] as const;

export type TagTheme = (typeof TAG_THEMES)[number];
export type TagClass = (typeof TAG_CLASSES)[number];
export type TagKind = (typeof TAG_KINDS)[number];
export type TagState = (typeof TAG_STATES)[number];

/** A tag as the catalogue lists it. */
export interface CatalogueTag {
  code: string;
  nameZh: string;
  nameEn: string;
  type: FieldType;
  scale: number;
  source: string | null;
  known: number;
  computedAt: string | null;
  defined: boolean;
  state: TagState;
  theme: TagTheme | null;
  tagClass: TagClass | null;
  kind: TagKind | null;
  predicted: boolean;
  modelVersion: string | null;
  probability: number | null;
  unit: string | null;
  freshWithinHours: number | null;
  stale: boolean;
}

/** What narrows the catalogue, in the order in which it stands beside the list. */
export const FACETS = {
  theme: [...TAG_THEMES, 'NONE'],
  tagClass: [...TAG_CLASSES, 'NONE'],
  kind: [...TAG_KINDS, 'NONE'],
  type: ['BOOLEAN', 'ENUM', 'MULTI', 'NUMBER', 'DATE'],
  state: TAG_STATES,
  predicted: ['FACT', 'PREDICTED'],
  fresh: ['FRESH', 'STALE'],
} as const;
export type Facet = keyof typeof FACETS;

export type CatalogueQuery = Partial<Record<Facet | 'search' | 'order', string>>;

export interface Catalogue {
  items: CatalogueTag[];
  total: number;
  facets: Record<Facet, Partial<Record<string, number>>>;
  asOf: string;
}

/** How many of all customers have a value of at least one tag of the theme. */
export interface Coverage {
  theme: TagTheme | null;
  tags: number;
  online: number;
  customers: number;
  of: number;
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/tag-catalogue': { query: CatalogueQuery & { page: number; size: number }; answer: Catalogue };
    'GET /api/tag-catalogue/coverage': { answer: Coverage[] };
    'GET /api/tags/{code}': { path: { code: string }; answer: CatalogueTag };
  }
}
