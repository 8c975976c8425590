export type ListName = 'BLACK' | 'WHITE' | 'COMPLAINT' | 'EMPLOYEE' | 'DECEASED' | 'DO_NOT_CONTACT';

export interface QuietHours {
  channel: string;
  begins: string;
  ends: string;
}

export interface Capacity {
  channel: string;
  branch: string;
  perMinute: number | null;
  perDay: number | null;
  minuteUsed: number;
  dayUsed: number;
}

export interface Policy {
  zone: string;
  asOf: string;
  capsTable: string;
  capsVersion: number;
  quiet: QuietHours[];
  holidays: { day: string; name: string }[];
  capacities: Capacity[];
  lists: Record<ListName, number>;
}

export interface CapLine {
  channel: string;
  purpose: string;
  scope: string;
  max: number;
  seconds: number;
}

export interface ListEntry {
  at: string;
  list: ListName;
  kind: 'ADD' | 'REMOVE';
  until: string | null;
  reason: string;
  actor: string;
}

export interface Stage {
  stage: string;
  verdict: 'PASS' | 'REFUSE' | 'DEFER' | 'NOT_ASKED';
  reason: string;
  seen: Record<string, string | number>;
  entries: ListEntry[];
}

export interface Explanation {
  asOf: string;
  allowed: boolean;
  earliest: string;
  capsTable: string;
  capsVersion: number;
  pressure: number;
  stages: Stage[];
  contacts: { at: string; channel: string; purpose: string; campaign: number }[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/policy': { answer: Policy };
    'GET /api/policy/caps': { query: { channels: string }; answer: CapLine[] };
    'GET /api/policy/customers/{key}': {
      path: { key: string };
      query: { channel: string; purpose: string };
      answer: Explanation;
    };
    'PUT /api/policy/quiet-hours/{channel}': {
      path: { channel: string };
      body: { begins: string; ends: string };
      answer: void;
    };
    'DELETE /api/policy/quiet-hours/{channel}': { path: { channel: string }; answer: void };
    'PUT /api/policy/holidays/{day}': { path: { day: string }; body: { name: string }; answer: void };
    'DELETE /api/policy/holidays/{day}': { path: { day: string }; answer: void };
    'PUT /api/policy/capacities/{channel}/{branch}': {
      path: { channel: string; branch: string };
      body: { perMinute: number | null; perDay: number | null };
      answer: void;
    };
    'DELETE /api/policy/capacities/{channel}/{branch}': {
      path: { channel: string; branch: string };
      answer: void;
    };
    'POST /api/policy/lists/{list}': {
      path: { list: ListName };
      body: { customers: string[]; kind: 'ADD' | 'REMOVE'; until: string | null; reason: string };
      answer: { customers: number };
    };
  }
}
