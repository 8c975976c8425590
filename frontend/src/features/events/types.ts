import type { Schemas, With } from '@shared/api/schemas';
import type { Finding, Json } from '@shared/api/types';

export interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  [word: string]: unknown;
}

export type EventType = Schemas['EventType'];

export type Reaction = Schemas['EventReactionsReaction'];

export type TypeLine = Schemas['CatalogueViewEventTypeLine'];

export type UndeclaredProperty = Schemas['TypeBookUndeclaredProperty'];

export type SeenType = Schemas['TypeBookSeenType'];

export type Version = With<Schemas['TypeBookTypeVersion'], { schema: Schema; sample: Record<string, Json> }>;

export type TypePage = With<Schemas['CatalogueViewEventTypePage'], { versions: Version[] }>;

export interface TypeDraft {
  nameZh: string;
  nameEn: string;
  owner: string;
  source: string;
  keyPointer?: string;
  timePointer?: string;
  customerPointer?: string;
  keyEvent: boolean;
  reaction: string | null;
  schema: Schema;
  sample: Record<string, Json>;
  note?: string;
  version: number | null;
}

export interface PlanReport {
  lines: number;
  declared: string[];
  changed: string[];
  same: string[];
  refused: string[];
  findings: Finding[];
}

export type Way = 'KAFKA' | 'HTTP' | 'FILE';
export type SourceState = 'DRAFT' | 'ACTIVE' | 'PAUSED';
export type As = 'IS' | 'TEXT' | 'NUMBER';

export type Mapping = With<
  Schemas['EventMapping'],
  {
    type: { constant: string | null; pointer: string | null; names?: Record<string, string> | null };
    at: { pointer: string; format: string; zone: string | null };
  }
>;

export type EventSource = With<Schemas['EventSource'], { mapping: Mapping }>;

export type SourceView = With<Schemas['EventSourceView'], { source: EventSource }>;

export type SourceDraft = With<Schemas['SourceDraft'], { topic: string | null; mapping: Mapping }>;

export interface SampleQuestion {
  code?: string;
  topic?: string;
  pasted?: string;
}

export type MessagePlace = Schemas['ProposalMessagePlace'];

export type Sample = With<
  Schemas['TrialSampleAnswer'],
  { messages: Record<string, Json>[]; proposal: Mapping }
>;

export type TrialLine = With<Schemas['TrialLine'], { event: Record<string, Json> | null }>;

export interface Trial {
  good: number;
  lines: TrialLine[];
  schemas: Record<string, Schema>;
}

export type TakenIn = Schemas['IntakeReport'];

export type LetterState = 'OPEN' | 'REPLAYED' | 'GIVEN_UP';

export type Letter = Schemas['DeadLetter'];

export type LetterFacet = Schemas['LetterDeskLetterFacet'];

export type LetterFacets = Schemas['DeadLetterFacets'];

export type LetterView = With<Schemas['DeadLetterView'], { payload: Json; fixed: Json | null }>;

export interface LetterChoice {
  ids?: number[];
  reason?: string;
  source?: string;
  type?: string;
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/event-types/{code}': { path: { code: string }; answer: TypePage };
    'PUT /api/event-types/{code}': { path: { code: string }; body: TypeDraft; answer: TypePage };
    'DELETE /api/event-types/{code}': { path: { code: string }; answer: void };
    'POST /api/event-types/check': {
      body: { code?: string; schema: Schema; sample?: Record<string, Json> };
      answer: { findings: Finding[] };
    };
    'GET /api/event-sources': { answer: SourceView[] };
    'GET /api/event-sources/topics': { answer: string[] };
    'GET /api/event-sources/{code}': { path: { code: string }; answer: SourceView };
    'PUT /api/event-sources/{code}': { path: { code: string }; body: SourceDraft; answer: SourceView };
    'DELETE /api/event-sources/{code}': { path: { code: string }; answer: void };
    'POST /api/event-sources/sample': { body: SampleQuestion; answer: Sample };
    'POST /api/event-sources/trial': {
      body: { sample: SampleQuestion; mapping: Mapping };
      answer: Trial;
    };
    'POST /api/event-sources/{code}/activate': {
      path: { code: string };
      query: { from: 'BEGINNING' | 'END' };
      answer: SourceView;
    };
    'POST /api/event-sources/{code}/pause': { path: { code: string }; answer: SourceView };
    'POST /api/event-sources/{code}/key': { path: { code: string }; answer: { key: string } };
    'POST /api/event-sources/{code}/restart': {
      path: { code: string };
      query: { from: 'BEGINNING' | 'END' };
      answer: SourceView;
    };
    'GET /api/events/dead-letters': {
      query: {
        state: LetterState;
        reason?: string | undefined;
        source?: string | undefined;
        type?: string | undefined;
        page: number;
        size: number;
      };
      answer: { items: Letter[]; total: number };
    };
    'GET /api/events/dead-letters/facets': { query: { state: LetterState }; answer: LetterFacets };
    'GET /api/events/dead-letters/{id}': { path: { id: string }; answer: LetterView };
    'POST /api/events/dead-letters/{id}/disclosure': {
      path: { id: string };
      body: { reason: string };
      answer: { payload: string };
    };
    'POST /api/events/dead-letters/{id}/mend': {
      path: { id: string };
      body: { payload?: string; edits?: { pointer: string; value: Json }[] };
      answer: TakenIn;
    };
    'POST /api/events/dead-letters/replay': { body: LetterChoice; answer: TakenIn };
    'POST /api/events/dead-letters/give-up': { body: LetterChoice; answer: { letters: number } };
  }
}
