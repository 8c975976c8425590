import type { Lineage, LineageNode } from '@shared/lineage/types';
import type { FieldType } from '@shared/api/types';
import type { Table } from './definition/builder';
import type { TagDefinition } from './definition/definition';

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

/** How values are spread over the customers whom one may see; what is missing is of too few to say. */
export interface Spread {
  customers?: number;
  nulls?: number;
  items?: { value: string; count: number }[];
  more: number;
  bins?: Bin[];
  min?: string;
  max?: string;
  mean?: number;
  coarse: boolean;
  smallestGroup: number;
}
export interface Bin {
  from?: string;
  to?: string;
  count?: number;
}

export interface TagSheet {
  theme: TagTheme | null;
  type: TagClass | null;
  kind: TagKind | null;
  predicted: boolean;
  modelVersion: string | null;
  probability: number | null;
  unit: string | null;
  definition: string | null;
  sourceColumns: string[];
  businessContact: string | null;
  developerContact: string | null;
  freshWithinHours: number | null;
  outcomeTag: string | null;
}
export type TagMove = 'SUBMIT' | 'RETURN' | 'APPROVE' | 'SUSPEND' | 'RESUME' | 'RETIRE' | 'REOPEN';
export interface SheetView {
  state: TagState;
  sheet: TagSheet;
  version: number;
  missing: string[];
  moves: TagMove[];
}
export interface SheetChange {
  version: number;
  at: string;
  actor: string;
  action: string;
  state: TagState;
  sheet: TagSheet;
}

export interface TagLineage extends Lineage<LineageNode> {
  /** Users of other branches, which one may not know. */
  hidden: number;
}

export interface TagRun {
  id: number;
  asOf: string;
  state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  cancelling: boolean;
  total: number;
  done: number;
  failed: number;
  startedBy: string;
  startedAt: string;
  finishedAt: string | null;
}
export interface TagOfRun {
  tagCode: string;
  state: 'WAITING' | 'DONE' | 'FAILED';
  known: number | null;
  hash: string | null;
  millis: number | null;
  problem: string | null;
}
export interface StoredDefinition {
  definition: unknown;
  tagClass: string;
  family: string | null;
  definedBy: string;
  definedAt: string;
}

export interface TagUse {
  kind: string;
  code: string;
  name: string;
  via: string | null;
}
/** Who uses a tag, and what it costs. */
export interface TagUsage {
  users: TagUse[];
  hidden: number;
  usedAt: string | null;
  stopped: boolean;
  days: number;
  millis: number;
  runs: number;
  bytes: number;
}
export interface UnusedTag {
  code: string;
  nameZh: string;
  nameEn: string;
  type: FieldType;
  theme: TagTheme | null;
  tagClass: TagClass | null;
  usedAt: string | null;
  idleSince: string;
  millis: number;
  runs: number;
  bytes: number;
}
export interface Proposal {
  days: number;
  items: UnusedTag[];
  total: number;
  millis: number;
  bytes: number;
}

/** One run of a tag; `psi` is null for the first of a definition. */
export interface DriftLine {
  run: number;
  asOf: string;
  at: string;
  sameDefinition: boolean;
  everyone: number;
  known: number;
  psi: number | null;
  precision: number | null;
}

export interface Kit {
  code: string;
  nameZh: string;
  nameEn: string;
  tags: number;
  installed: number;
  run: TagRun | null;
}
export interface KitTag {
  code: string;
  nameZh: string;
  nameEn: string;
  tagClass: string;
  theme: TagTheme;
  definition: unknown;
  installed: boolean;
}

interface OfTag {
  path: { code: string };
}
declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/tag-catalogue': { query: CatalogueQuery & { page: number; size: number }; answer: Catalogue };
    'GET /api/tag-catalogue/coverage': { answer: Coverage[] };
    'GET /api/tags/{code}': OfTag & { answer: CatalogueTag };
    'GET /api/tags/{code}/sheet': OfTag & { answer: SheetView };
    'GET /api/tags/{code}/sheet/history': OfTag & { answer: SheetChange[] };
    'PUT /api/tags/{code}/sheet': OfTag & { body: { sheet: TagSheet; version: number }; answer: SheetView };
    'POST /api/tags/{code}/moves': OfTag & { body: { move: TagMove; version: number }; answer: SheetView };
    'GET /api/tags/{code}/drift': OfTag & { answer: DriftLine[] };
    'GET /api/tags/{code}/lineage': OfTag & { answer: TagLineage };
    'GET /api/tags/{code}/runs': OfTag & { answer: { run: TagRun; tag: TagOfRun }[] };
    'GET /api/tag-definitions/{code}': OfTag & { answer: StoredDefinition };
    'GET /api/tags/{code}/usage': OfTag & { answer: TagUsage };
    'GET /api/tag-proposals': { query: { days: number; page: number; size: number }; answer: Proposal };
    'POST /api/tag-proposals/acceptances': { body: { tags: string[]; days: number }; answer: void };
    'GET /api/tag-kits': { answer: Kit[] };
    'GET /api/tag-kits/{code}': OfTag & {
      query: { search: string; page: number };
      answer: { items: KitTag[]; total: number };
    };
    'POST /api/tag-kits/{code}/installation': OfTag & { answer: { run: number } };
    'GET /api/tag-tables': { answer: Table[] };
    'GET /api/tag-tables/{table}/columns/{column}/values': {
      path: { table: string; column: string };
      query: { search: string };
      answer: string[];
    };
    'POST /api/tag-definitions/preview': {
      body: { definition: TagDefinition };
      answer: {
        type: FieldType;
        scale: number;
        known: number | null;
        of: number | null;
        asOf: string;
        millis: number;
      };
    };
    'PUT /api/tag-definitions/{code}': OfTag & {
      body: { nameZh: string; nameEn: string; tagClass: string; definition: TagDefinition; create: boolean };
      answer: void;
    };
    'POST /api/tag-runs': { body: { tags: string[] }; answer: { id: number } };
    'POST /api/tag-runs/{id}/cancellation': { path: { id: string }; answer: void };
  }
}
