import type { CampaignState } from '@shared/api/types';

export interface DayLoad {
  day: string;
  channel: string;
  /** Messages that have left, or may have. */
  sent: number;
  /** Contacts that were made or are planned: those that were sent among them. */
  reserved: number;
  /** What campaigns will still ask for, at most. */
  expected: number;
}

export interface CampaignCalendar {
  from: string;
  days: number;
  today: string;
  capacities: Record<string, number>;
  loads: DayLoad[];
  campaigns: {
    code: string;
    name: string;
    state: CampaignState;
    launched: string | null;
    loads: DayLoad[];
  }[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaign-calendar': { query: { from: string; days: number }; answer: CampaignCalendar };
  }
}
