export interface Moment {
  at: string;
  events: number;
  matched: number;
  entered: number;
}
/** Milliseconds from the receipt of the event to the channel's answer. */
export interface HandOver {
  messages: number;
  p50: number | null;
  p95: number | null;
  p99: number | null;
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
  handOver: HandOver;
  lastAt: string | null;
}
export interface RealtimeView {
  asOf: string;
  lag: number | null;
  eventsPerSecond: number;
  course: Moment[];
  /** Upper ends of the classes of lateness, in milliseconds. */
  classes: number[];
  handOver: HandOver;
  campaigns: CampaignPulse[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/realtime': { answer: RealtimeView };
  }
}
