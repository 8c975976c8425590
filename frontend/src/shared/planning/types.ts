import type { Schemas, With } from '../api/schemas';
import type { Campaign } from '../api/types';

/** What would become of a campaign that is not launched; numbers only. */
export type Preflight = With<Schemas['Preflight'], { notices: PreflightNotice[] }>;

/** Of two, who has the higher priority is served first; null for one that sends no marketing. */
export type PreflightRival = Schemas['PreflightRival'];

export type PreflightPlace = Schemas['PreflightPlace'];

export type PreflightChannel = Schemas['PreflightChannel'];

export type DetectableEffect = Schemas['DetectableEffect'];

export type PreflightNotice = With<Schemas['PreflightNotice'], { values: Record<string, number> }>;

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
