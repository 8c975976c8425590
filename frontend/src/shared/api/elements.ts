/** What a campaign is made of, in the order in which it is thought of. */
export const PART_KINDS = [
  'PRODUCT',
  'BENEFIT',
  'MATERIAL',
  'TALK_TRACK',
  'COMMUNICATION',
  'RESPONSE',
  'SUCCESS_CRITERION',
] as const;
/** All that is managed in approved versions: what campaigns are made of, and their types. */
export const ELEMENT_KINDS = [...PART_KINDS, 'CAMPAIGN_TYPE'] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];
export type ElementState = 'DRAFT' | 'IN_REVIEW' | 'APPROVED' | 'WITHDRAWN';
export type ElementMove = 'SUBMIT' | 'APPROVE' | 'REFUSE' | 'WITHDRAW';

export interface Words {
  zh: string | null;
  en: string | null;
}

export interface ElementSummary {
  key: string;
  kind: ElementKind;
  name: Words | null;
  state: ElementState;
  newest: number;
  usable: number | null;
  validTo: string | null;
  expired: boolean;
  retired: boolean;
  owner: string;
  changedAt: string;
}

export interface TalkStep {
  part: string | null;
  text: string | null;
  mustSay: boolean;
}

export type ElementValue = string | number | boolean | null | string[] | TalkStep[] | Words;

/** What an element says; the fields are those of its kind. */
export type ElementContent = { kind: ElementKind; name: Words } & Record<string, ElementValue>;

export interface ElementVersion {
  number: number;
  state: ElementState;
  content: ElementContent;
  hash: string;
  author: string;
  savedAt: string;
  submittedBy: string | null;
  submittedAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  note: string;
  may: ElementMove[];
}

export interface ElementUse {
  kind: 'CAMPAIGN' | 'ELEMENT';
  code: string;
  name: string;
  state: string;
  version: number | null;
}

export interface ElementView {
  summary: ElementSummary;
  versions: ElementVersion[];
  users: ElementUse[];
  hiddenUsers: number;
  mayEdit: boolean;
  mayRetire: boolean;
}

export interface ElementChange {
  field: string;
  before: string;
  after: string;
}

declare module './calls' {
  interface Calls {
    'GET /api/elements': { answer: ElementSummary[] };
    'GET /api/elements/{key}': { path: { key: string }; answer: ElementView };
    'GET /api/elements/{key}/changes': {
      path: { key: string };
      query: { from: number; to: number };
      answer: ElementChange[];
    };
    'PUT /api/elements/{key}': {
      path: { key: string };
      body: { content: Record<string, unknown>; seen: number };
      answer: ElementView;
    };
    'POST /api/elements/{key}/moves': {
      path: { key: string };
      body: { move: ElementMove; version: number; note?: string };
      answer: ElementView;
    };
    'POST /api/elements/{key}/retire': { path: { key: string }; answer: ElementView };
  }
}
