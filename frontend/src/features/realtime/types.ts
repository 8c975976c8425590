import type { Schemas } from '@shared/api/schemas';
export type Moment = Schemas['PulseReportMoment'];
/** Milliseconds from the receipt of the event to the channel's answer. */
export type HandOver = Schemas['HandOversLatency'];
export type CampaignPulse = Schemas['RealtimeCampaignPulse'];
export type RealtimeView = Schemas['RealtimeView'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/realtime': { answer: RealtimeView };
  }
}
