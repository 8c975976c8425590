import type { Tag } from '@shared/api/types';
import type { EventStep, EventWindow } from '@shared/events/types';

export interface Slot {
  kind: 'VALUE' | 'RANGE' | 'MISSING';
  value?: string | null;
  from?: string | null;
  to?: string | null;
}

export interface Step {
  tag: string;
  slots: Slot[];
}

export interface Question {
  segments: string[];
  together?: boolean;
  steps?: Step[];
  search?: string;
  limit?: number;
  skip?: number;
}

export interface Measure {
  count: number | null;
  share: number | null;
  index: number | null;
}

export interface Cell {
  slot: Slot;
  groups: Measure[];
  base: number | null;
  baseShare: number | null;
}

export interface TagPortrait {
  code: string;
  nameZh: string;
  nameEn: string;
  type: Tag['type'];
  theme: Theme | null;
  bits: number;
  unit: string | null;
  means: (number | null)[];
  cells: Cell[];
  more: number;
}

export const THEMES = [
  'NATURE',
  'ASSETS',
  'LIABILITIES',
  'RISK',
  'TRANSACTIONS',
  'BEHAVIOUR',
  'VALUE',
] as const;
export type Theme = (typeof THEMES)[number];

export interface Warning {
  code: 'EMPTY' | 'SMALL' | 'OVERSIZE' | 'STALE';
  segment: string;
  tags: string[];
}

export interface Portrait {
  groups: { code: string | null; name: string | null; count: number | null }[];
  base: number | null;
  trail: { step: number; counts: (number | null)[] }[];
  coarse: boolean;
  smallestGroup: number;
  warnings: Warning[];
  counted: number;
  tags: TagPortrait[];
  asOf: string;
  millis: number;
}

export interface Recommendation {
  most: number;
  tags: { code: string; nameZh: string; nameEn: string; bits: number; step: Step | null }[];
}

export interface EventFunnel {
  groups: { code: string | null; name: string | null; count: number | null }[];
  steps: { step: number; counts: (number | null)[] }[];
  coarse: boolean;
  smallestGroup: number;
  asOf: string;
  millis: number;
}

declare module '@shared/api/calls' {
  interface Calls {
    'POST /api/portraits/funnel': {
      body: { segments: string[]; sequence: EventStep[]; within?: EventWindow };
      answer: EventFunnel;
    };
    'POST /api/portraits': { body: Question; answer: Portrait };
    'POST /api/portraits/recommendations': { body: Question; answer: Recommendation };
    'POST /api/portraits/segments': {
      body: { name: string; question: Question };
      answer: { code: string; name: string };
    };
  }
}
