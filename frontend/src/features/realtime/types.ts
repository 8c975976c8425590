export interface Moment {
  at: string;
  events: number;
  matched: number;
  entered: number;
}
export interface CampaignPulse {
  code: string;
  name: string;
  eventType: string;
  condition: string | null;
  eventsPerSecond: number;
  matchedPerSecond: number;
  events: number;
  matched: number;
  entered: number;
  /** One for each class of the view, and one for what is later. */
  late: number[];
  lastAt: string | null;
}
export interface RealtimeView {
  asOf: string;
  lag: number | null;
  eventsPerSecond: number;
  course: Moment[];
  /** Upper ends of the classes of lateness, in milliseconds. */
  classes: number[];
  campaigns: CampaignPulse[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/realtime': { answer: RealtimeView };
  }
}
