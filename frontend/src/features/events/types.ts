import type { Finding, Json } from '@shared/api/types';

export interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  [word: string]: unknown;
}

export interface EventType {
  code: string;
  nameZh: string;
  nameEn: string;
  owner: string;
  source: string;
  keyPointer: string;
  timePointer: string;
  customerPointer: string;
  keyEvent: boolean;
  reaction: string | null;
  version: number;
  updatedAt: string;
}

export interface Reaction {
  code: string;
  name: string;
  eventType: string;
  live: boolean;
}

export interface TypeLine {
  type: EventType;
  accepted: number;
  refused: number;
  lastAt: string | null;
  reactions: Reaction[];
  unreacted: boolean;
}

export interface UndeclaredProperty {
  type: string;
  property: string;
  events: number;
  lastAt: string;
}

export interface SeenType {
  source: string;
  type: string;
  accepted: number;
  refused: number;
  lastAt: string;
}

export interface Catalogue {
  types: TypeLine[];
  undeclaredTypes: SeenType[];
  undeclaredProperties: UndeclaredProperty[];
  reactable: Reaction[];
}

export interface Version {
  version: number;
  schema: Schema;
  sample: Record<string, Json>;
  note: string;
  madeAt: string;
  madeBy: string;
}

export interface TypePage {
  line: TypeLine;
  versions: Version[];
  undeclared: UndeclaredProperty[];
}

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

export interface Mapping {
  id: string[];
  type: { constant: string | null; pointer: string | null; names?: Record<string, string> | null };
  customer: string;
  at: { pointer: string; format: string; zone: string | null };
  fields: Record<string, { pointer: string; as: As }>;
}

export interface EventSource {
  code: string;
  nameZh: string;
  nameEn: string;
  owner: string;
  way: Way;
  topic: string | null;
  mapping: Mapping;
  undeclared: 'ACCEPT' | 'REFUSE';
  state: SourceState;
  hasKey: boolean;
  updatedAt: string;
  updatedBy: string;
}

export interface SourceView {
  source: EventSource;
  intake: { state: 'IDLE' | 'FOLLOWING' | 'UNREACHABLE' | 'STOPPED'; reason: string; lag: number } | null;
}

export interface SourceDraft {
  nameZh: string;
  nameEn: string;
  owner: string;
  way: Way;
  topic: string | null;
  mapping: Mapping;
  undeclared: 'ACCEPT' | 'REFUSE';
}

export interface SampleQuestion {
  code?: string;
  topic?: string;
  pasted?: string;
}

export interface MessagePlace {
  pointer: string;
  kind: string;
  example: string;
  present: number;
}

export interface Sample {
  messages: Record<string, Json>[];
  unreadable: number;
  places: MessagePlace[];
  proposal: Mapping;
}

export interface TrialLine {
  event: Record<string, Json> | null;
  reason: string | null;
  detail: string | null;
  declared: boolean;
}

export interface Trial {
  good: number;
  lines: TrialLine[];
  schemas: Record<string, Schema>;
}

export interface TakenIn {
  accepted: number;
  duplicates: number;
  deadLettered: number;
}

export type LetterState = 'OPEN' | 'REPLAYED' | 'GIVEN_UP';

export interface Letter {
  id: number;
  at: string;
  origin: string;
  reason: string;
  detail: string;
  size: number;
  source: string | null;
  type: string | null;
  feed: string | null;
  state: LetterState;
  settledAt: string | null;
  settledBy: string | null;
}

export interface LetterFacet {
  value: string | null;
  letters: number;
}

export interface LetterFacets {
  reasons: LetterFacet[];
  sources: LetterFacet[];
  types: LetterFacet[];
}

export interface LetterView {
  letter: Letter;
  payload: Json;
  fixed: Json | null;
  whole: boolean;
}

export interface LetterChoice {
  ids?: number[];
  reason?: string;
  source?: string;
  type?: string;
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/event-types': { answer: Catalogue };
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
