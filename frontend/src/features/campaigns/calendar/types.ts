import type { Schemas } from '@shared/api/schemas';

export type DayLoad = Schemas['CalendarDayLoad'];

export type CampaignCalendar = Schemas['CalendarCampaignCalendar'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaign-calendar': { query: { from: string; days: number }; answer: CampaignCalendar };
  }
}
