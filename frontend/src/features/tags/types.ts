import type { Schemas, With } from '@shared/api/schemas';
import type { FieldType } from '@shared/api/types';
import { TAG_CLASSES, TAG_THEMES } from '@shared/tags/sheet';
import type { Table } from './definition/builder';
import type { TagDefinition } from './definition/definition';

export { TAG_CLASSES, TAG_THEMES };
export const TAG_KINDS = ['RULE', 'STATISTIC', 'EVENT_WINDOW', 'MODEL_SCORE', 'MANUAL_LIST'] as const;
export const TAG_STATES = ['DRAFT', 'REVIEW', 'ONLINE', 'SUSPENDED', 'RETIRED'] as const;

export type TagTheme = (typeof TAG_THEMES)[number];
export type TagClass = (typeof TAG_CLASSES)[number];
export type TagKind = (typeof TAG_KINDS)[number];
export type TagState = (typeof TAG_STATES)[number];

/** A tag as the catalogue lists it. */
export type CatalogueTag = Schemas['TagCard'];

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

export type Catalogue = With<
  Schemas['TagCatalogueFound'],
  { facets: Record<Facet, Partial<Record<string, number>>> }
>;

/** How many of all customers have a value of at least one tag of the theme. */
export type Coverage = Schemas['TagCatalogueCoverage'];

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
export type SheetView = With<Schemas['TagSheetView'], { sheet: TagSheet }>;
export type SheetChange = With<Schemas['TagLifeCycleChange'], { sheet: TagSheet }>;

export type TagLineage = Schemas['TagLineageGraph'];

export type TagRun = Schemas['TagRun'];
export type TagOfRun = Schemas['TagRunOfTag'];
export type StoredDefinition = Schemas['StoredDefinition'];

export type TagUse = Schemas['TagUse'];
/** Who uses a tag, and what it costs. */
export type TagUsage = Schemas['TagUsageUsage'];
export type UnusedTag = Schemas['UnusedTagsUnused'];
export type Proposal = Schemas['UnusedTagsProposal'];

/** One run of a tag; `psi` is null for the first of a definition. */
export type DriftLine = Schemas['DriftBookLine'];

export type Kit = Schemas['TagKitsKitView'];
export type KitTag = Schemas['TagKitsKitTag'];

export type TagNames = Schemas['TagNamed'];

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
    'PUT /api/tags/{code}/names': OfTag & { body: TagNames; answer: undefined };
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
