import type { Schemas, With } from '@shared/api/schemas';
import type { Decision } from '@shared/api/types';

export type Draft = Schemas['DecisionDraft'];
export type Certificate = Schemas['DecisionCertificate'];
export type Fact = string | number | boolean | null;
export type Facts = Record<string, Fact>;
export type OutcomeMove = Schemas['VersionMovesOutcomeMove'];
/** Who gets something else: from nothing, to nothing, or from one thing to another. */
export type Moves = Schemas['VersionMoves'];
export type Examination = With<
  Schemas['Examination'],
  { overlaps: { earlier: number; later: number; harmless: boolean; example: Facts }[]; gaps: Facts[] }
>;
export type Tried = Schemas['ExaminingDecisionTried'];

/** Customers with room for one more message by the caps in effect and by others. */
export type CapsEffectReport = Schemas['CapsEffectReport'];

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
