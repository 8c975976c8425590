import type { Schemas } from '../api/schemas';

export const RULE_KINDS = [
  'REQUIRED',
  'LENGTH',
  'RANGE',
  'STANDARD',
  'DICTIONARY',
  'CHECK_DIGIT',
  'PATTERN',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export type EntryRule = Schemas['EntryRule'];

export type RuleDraft = Omit<EntryRule, 'code' | 'changedBy' | 'changedAt'>;

export type RuledColumn = Schemas['RuleBookRuledColumn'];

export type EntryRules = Schemas['RulesAndColumns'];

/** A tag whose values people enter. */
export type ManualTag = Schemas['ManualTag'];

export type BatchState = 'TAKEN' | 'WAITING' | 'ACCEPTED' | 'RETURNED';

export type EntryBatch = Schemas['ManualEnteredBatch'];

export type EntryReview = Schemas['ManualEntryReview'];

export interface ListTaken {
  batch: number | null;
  state: BatchState | null;
  lines: number;
  taken: number;
  refused: number;
  findings: { place: string; code: string; message: string }[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/entry-rules': { answer: EntryRules };
    'PUT /api/entry-rules/{code}': { path: { code: string }; body: RuleDraft; answer: EntryRule };
    'DELETE /api/entry-rules/{code}': { path: { code: string }; answer: undefined };
    'POST /api/entry-rules/{code}/columns': {
      path: { code: string };
      body: { source: string; column: string };
      answer: undefined;
    };
    'POST /api/entry-rules/{code}/column-removals': {
      path: { code: string };
      body: { source: string; column: string };
      answer: undefined;
    };
    'GET /api/manual-tags': { answer: ManualTag[] };
    'PUT /api/manual-tags/{code}': {
      path: { code: string };
      body: {
        create: boolean;
        nameZh: string;
        nameEn: string;
        type?: string;
        scale?: number;
        theme?: string;
        tagClass?: string;
        definition?: string;
        review: boolean;
        rules: string[];
      };
      answer: ManualTag;
    };
    'POST /api/manual-tags/{code}/values': {
      path: { code: string };
      body: { customer: string; value: string | null };
      answer: EntryBatch;
    };
    'GET /api/manual-tags/{code}/batches': { path: { code: string }; answer: EntryBatch[] };
    'GET /api/entry-reviews': { answer: EntryBatch[] };
    'GET /api/entry-reviews/{id}': { path: { id: string }; answer: EntryReview };
    'POST /api/entry-reviews/{id}/decision': {
      path: { id: string };
      body: { accept: boolean; note: string | null };
      answer: EntryBatch;
    };
  }
}
