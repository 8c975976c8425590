import type { FieldType } from '../api/types';

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

export interface EntryRule {
  code: string;
  nameZh: string;
  nameEn: string;
  messageZh: string;
  messageEn: string;
  kind: RuleKind;
  min: string | null;
  max: string | null;
  reference: string | null;
  pattern: string | null;
  version: number;
  changedBy: string;
  changedAt: string;
}

export type RuleDraft = Omit<EntryRule, 'code' | 'changedBy' | 'changedAt'>;

export interface RuledColumn {
  source: string;
  column: string;
  rule: string;
}

/** A tag whose values people enter. */
export interface ManualTag {
  tag: string;
  nameZh: string;
  nameEn: string;
  type: FieldType;
  scale: number;
  review: boolean;
  rules: string[];
}

export type BatchState = 'TAKEN' | 'WAITING' | 'ACCEPTED' | 'RETURNED';

export interface EntryBatch {
  id: number;
  tag: string;
  state: BatchState;
  entries: number;
  enteredBy: string;
  enteredAt: string;
  reviewedBy: string | null;
  reviewedAt: string | null;
  note: string | null;
  own: boolean;
}

export interface EntryReview {
  batch: EntryBatch;
  tag: ManualTag;
  lines: { customer: string; before: string | null; value: string | null }[];
}

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
    'GET /api/entry-rules': { answer: { rules: EntryRule[]; columns: RuledColumn[] } };
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
