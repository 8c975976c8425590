import type { Schemas, With } from '@shared/api/schemas';
export type Night = With<
  Schemas['Night'],
  { state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED' | null }
>;

export type NightlyTags = With<Schemas['NightlyTags'], { nights: Night[] }>;

export type NightFailure = Schemas['NightBookNightFailure'];

interface OfNight {
  path: { day: string };
}
declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/tag-nights': { answer: NightlyTags };
    'PUT /api/tag-nights/schedule': {
      body: { at: string; enabled: boolean; version: number };
      answer: NightlyTags;
    };
    'POST /api/tag-nights/runs': { answer: { id: number } };
    'GET /api/tag-nights/{day}/failures': OfNight & { answer: NightFailure[] };
    'POST /api/tag-nights/{day}/closing': OfNight & { body: { note: string }; answer: void };
  }
}
