export interface Night {
  day: string;
  dueAt: string;
  startedAt: string;
  missed: number;
  leftOut: number;
  run: number | null;
  state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED' | null;
  total: number | null;
  done: number | null;
  failed: number | null;
  finishedAt: string | null;
  closedAt: string | null;
  closedBy: string | null;
  note: string | null;
}

export interface NightlyTags {
  schedule: { at: string; enabled: boolean; version: number; changedBy: string; changedAt: string };
  zone: string;
  /** Null while it is paused. */
  nextAt: string | null;
  nights: Night[];
}

export interface NightFailure {
  tagCode: string;
  nameZh: string;
  nameEn: string;
  problem: string;
}

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
