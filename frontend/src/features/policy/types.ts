import type { CampaignState } from '@shared/api/types';

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
  /** Days of the customer's calendar instead of a length of time. */
  calendar: boolean;
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
  seen: Record<string, string | number | boolean>;
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

export interface SeenValue {
  field: string;
  value: string | null;
  computedAt: string | null;
  source: string | null;
}

export interface ValueChange {
  field: string;
  from: string | null;
  to: string;
}

export interface Membership {
  segment: string;
  version: number;
  kind: string;
  definition: unknown;
  member: boolean;
  within: boolean;
  asOf: string;
  parts: { path: string; hits: boolean }[];
  seen: SeenValue[];
  changes: ValueChange[];
}

export interface TableAnswer {
  rule: number;
  outputs: Record<string, string>;
}

export interface Decided extends TableAnswer {
  element: string;
  decision: string;
  version: number;
  ruleId: string | null;
  remark: string | null;
  at: string;
  seen: SeenValue[];
  now: TableAnswer | null;
  changes: { change: ValueChange; gives: TableAnswer }[];
}

export interface TouchTrace {
  origin: string;
  channel: string;
  purpose: string;
  template: string;
  templateVersion: number;
  due: string;
  plannedAt: string;
  refused: string | null;
  state: string | null;
  failedAttempts: number;
  retryAt: string | null;
  detail: string | null;
  sentAt: string | null;
  outcome: string | null;
  dropped: boolean;
}

/** Why one customer was contacted by a campaign, or was not. */
export interface CampaignWhy {
  campaign: string;
  name: string;
  state: CampaignState;
  asOf: string;
  reason: string;
  audience: {
    frozen: boolean | null;
    frozenVersion: number | null;
    frozenAt: string | null;
    segment: Membership | null;
  } | null;
  draw: { number: number; below: number; control: boolean; at: string | null } | null;
  decisions: Decided[];
  /** Whether a person let the customer go on, at each approval of the journey. */
  releases: { element: string; name: string; outcome: 'RELEASED' | 'REFUSED' | 'LAPSED'; at: string }[];
  contacts: { touch: TouchTrace; policy: Stage[]; text: string | null; round: Contested | null }[];
}

/** How a contact fared among campaigns whose launches fell together. */
export interface Contested {
  rank: number;
  places: number;
  priority: number;
  closedAt: string;
  lostTo: {
    code: string | null;
    name: string | null;
    priority: number;
    channel: string;
    granted: number | null;
  }[];
}

export interface CapUse {
  channel: string;
  scope: string;
  max: number;
  seconds: number;
  calendar: boolean;
  free: number;
  below: number;
  near: number;
  full: number;
}

export interface PressureReport {
  zone: string;
  asOf: string;
  from: string;
  to: string;
  customers: number;
  days: { day: string; channel: string; purpose: string; contacts: number }[];
  spread: { channel: string; contacts: number; customers: number }[];
  caps: CapUse[];
}

/** What a campaign of another branch is called stays with that branch. */
export interface ServiceLine {
  code: string | null;
  name: string | null;
  owner: string | null;
  channel: string;
  messages: number;
  withoutConsent: number;
  onLists: number;
  atQuietTimes: number;
}

export interface AvoidedLine {
  code: string | null;
  name: string | null;
  channel: string;
  reason: string;
  day: string;
  touches: number;
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/policy/pressure': { query: { days: string }; answer: PressureReport };
    'GET /api/avoided-touches': { query: { days: string }; answer: AvoidedLine[] };
    'GET /api/service-messages': { query: { days: string }; answer: ServiceLine[] };
    'GET /api/campaigns/{code}/customers/{key}/explanation': {
      path: { code: string; key: string };
      answer: CampaignWhy;
    };
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
