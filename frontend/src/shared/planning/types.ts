import type { Campaign, CampaignState } from '../api/types';

/** What would become of a campaign that is not launched; numbers only. */
export interface Preflight {
  asOf: string;
  startsAt: string;
  /** Events bring the customers: these are the most there can be. */
  atMost: boolean;
  audience: number | null;
  control: number;
  treated: number;
  contacted: number;
  nowhere: Record<string, number>;
  places: PreflightPlace[];
  channels: PreflightChannel[];
  budget: number | null;
  effect: DetectableEffect | null;
  /** Campaigns whose launch falls together with this one; `lost`: what would go out without them. */
  rivals: PreflightRival[];
  lost: number;
  overlapping: number;
  overlaps: { code: string | null; name: string | null; state: CampaignState; customers: number }[];
  notices: PreflightNotice[];
}

/** Of two, who has the higher priority is served first; null for one that sends no marketing. */
export interface PreflightRival {
  code: string | null;
  name: string | null;
  state: CampaignState;
  startsAt: string;
  priority: number | null;
  own: number | null;
  shared: number;
  lost: number;
}

export interface PreflightPlace {
  element: string;
  name: string;
  channel: string;
  purpose: string;
  due: string;
  everybody: boolean;
  candidates: number;
  granted: number;
  deferred: number;
  refused: Record<string, number>;
}

export interface PreflightChannel {
  channel: string;
  wanted: number;
  granted: number;
  perDay: number | null;
  perMinute: number | null;
  days: number | null;
  unitCost: number | null;
  cost: number | null;
}

export interface DetectableEffect {
  treated: number;
  control: number;
  base: number;
  observedIn: string | null;
  smallest: number | null;
}

export interface PreflightNotice {
  level: 'BLOCKS' | 'WARNS' | 'TELLS';
  code: string;
  place: string;
  message: string;
  values: Record<string, number>;
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaigns/{code}/preflight': { path: { code: string }; answer: Preflight };
    'POST /api/campaigns/{code}/copy': { path: { code: string }; answer: Campaign };
    'POST /api/campaigns/{code}/comments': {
      path: { code: string };
      body: { text: string };
      answer: Campaign;
    };
    'GET /api/channel-costs': { answer: { channel: string; perMessage: number | null }[] };
    'PUT /api/channels/{channel}/cost': {
      path: { channel: string };
      body: { perMessage: number | null };
      answer: void;
    };
  }
}
