import type { Decision, Finding } from '@shared/api/types';

export interface Draft {
  key: string;
  hash: string;
  author: string;
  changedAt: string;
}
export interface Certificate {
  exhaustive: boolean;
  compared: number;
  combinations: number;
  difference: string | null;
  place: string | null;
}
export type Fact = string | number | boolean | null;
export type Facts = Record<string, Fact>;
export interface OutcomeMove {
  from: Record<string, string> | null;
  to: Record<string, string> | null;
  customers: number;
}
/** Who gets something else: from nothing, to nothing, or from one thing to another. */
export interface Moves {
  enter: number;
  leave: number;
  change: number;
  moves: OutcomeMove[];
}
export interface Examination {
  findings: Finding[];
  asked: number;
  rows: { rule: number; customers: number | null; reachable: boolean }[];
  undecided: number;
  overlaps: { earlier: number; later: number; harmless: boolean; example: Facts }[];
  gaps: Facts[];
  exhaustive: boolean;
  moves: Moves;
  inputs: { name: string; type: string }[];
}
export interface Tried {
  hits: { rule: number; values: Record<string, string> }[];
  refusal: string | null;
}

/** Customers with room for one more message by the caps in effect and by others. */
export interface CapsEffectReport {
  asOf: string;
  customers: number;
  channels: { channel: string; now: number; then: number; gain: number; lose: number }[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/decisions/{key}/certificate': { path: { key: string }; answer: Certificate };
    'GET /api/decisions/{key}/versions': {
      path: { key: string };
      answer: (Decision & { actor: string; at: string })[];
    };
    'GET /api/decisions/{key}/comparison': {
      path: { key: string };
      query: { from: string; to: string };
      answer: { from: number; to: number; asked: number; moves: Moves };
    };
    'GET /api/decisions/{key}/draft': { path: { key: string }; answer: Draft | undefined };
    'GET /api/decisions/{key}/draft/xml': { path: { key: string }; answer: string };
    'PUT /api/decisions/{key}/draft': { path: { key: string }; body: Blob; answer: Draft };
    'DELETE /api/decisions/{key}/draft': { path: { key: string }; answer: void };
    'POST /api/decisions/{key}/draft/approval': {
      path: { key: string };
      body: { hash: string };
      answer: Decision;
    };
    'POST /api/decisions/{key}/examination': { path: { key: string }; body: Blob; answer: Examination };
    'POST /api/policy/caps/effect': {
      query: { channels: string };
      body: Blob;
      answer: CapsEffectReport;
    };
    'POST /api/decisions/{key}/trial': {
      path: { key: string };
      body: { xml: string; cases: Facts[] };
      answer: Tried[];
    };
  }
}
