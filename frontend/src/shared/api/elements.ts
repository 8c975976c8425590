import type { Schemas, With } from './schemas';
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

export type ElementSummary = With<Schemas['ElementViewsElementSummary'], { name: Words | null }>;

export interface TalkStep {
  part: string | null;
  text: string | null;
  mustSay: boolean;
}

export type ElementValue = string | number | boolean | null | string[] | TalkStep[] | Words;

/** What an element says; the fields are those of its kind. */
export type ElementContent = { kind: ElementKind; name: Words } & Record<string, ElementValue>;

export type ElementVersion = With<Schemas['ElementViewsElementVersionView'], { content: ElementContent }>;

export type ElementUse = Schemas['ElementUse'];

export type ElementView = With<
  Schemas['ElementViewsElementView'],
  { summary: ElementSummary; versions: ElementVersion[] }
>;

export type ElementChange = Schemas['ElementViewsElementChange'];

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
