import type { Schemas } from '../api/schemas';
/** Where a code stands in an event; also what a dictionary is of. */
export type Subject = 'KIND' | 'CODE' | 'PRODUCT' | 'MERCHANT';

export type Dictionary = Schemas['Dictionary'];

export type Entry = Schemas['Entry'];

export type EntryPage = Schemas['DictionaryEntryPage'];

export interface Loaded {
  lines: number;
  added: number;
  changed: number;
  refused: number;
  firstRefused: { place: string; code: string; message: string }[];
}

/** Which events are meant: those that fit all that is named. */
export interface EventFilter {
  kind?: string;
  codes?: string[];
  products?: string[];
  merchants?: string[];
  amount?: { min?: string | number; max?: string | number };
}

export type EventWindow = { days: number } | { from: string; to: string };

export interface EventStep {
  event: EventFilter;
  days?: number;
}

export interface Did {
  did: EventFilter;
  times?: number;
  within?: EventWindow;
}

export interface ThenNot {
  did: EventFilter;
  thenNot: EventFilter;
  days: number;
  open?: boolean;
  within?: EventWindow;
}

export interface Sequence {
  sequence: EventStep[];
  within?: EventWindow;
}

export type EventLeaf = Did | ThenNot | Sequence;

export type EventPattern =
  EventLeaf | { all: EventPattern[] } | { any: EventPattern[] } | { not: EventPattern };

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/dictionaries': { answer: Dictionary[] };
    'PUT /api/dictionaries/{code}': {
      path: { code: string };
      body: { subject: Subject; nameZh: string; nameEn: string };
      answer: Dictionary;
    };
    'DELETE /api/dictionaries/{code}': { path: { code: string }; answer: void };
    'GET /api/dictionaries/{code}/entries': {
      path: { code: string };
      query: { search?: string; after?: string; limit?: number };
      answer: EntryPage;
    };
    'POST /api/dictionaries/{code}/names': {
      path: { code: string };
      body: { codes: string[] };
      answer: { items: Entry[]; unknown: string[] };
    };
  }
}
