import type { Schemas, With } from '@shared/api/schemas';

export type ListName = 'BLACK' | 'WHITE' | 'COMPLAINT' | 'EMPLOYEE' | 'DECEASED' | 'DO_NOT_CONTACT';

export type QuietHours = Schemas['PolicyViewQuiet'];

export type Capacity = Schemas['PolicyViewCapacity'];

export type Holiday = Schemas['PolicyViewHoliday'];

export type Policy = With<Schemas['PolicyViewPage'], { lists: Record<ListName, number> }>;

export type CapLine = Schemas['PolicyViewLine'];

export type ListEntry = Schemas['PolicyStageEntry'];

export type Stage = With<Schemas['PolicyStage'], { seen: Record<string, string | number | boolean> }>;

export type Explanation = With<Schemas['ExplainingContactExplanation'], { stages: Stage[] }>;

export type SeenValue = Schemas['SeenValue'];

export type ValueChange = Schemas['SmallestChangeChange'];

export type Membership = Schemas['ExplainingMembershipExplained'];

export type TableAnswer = Schemas['ExplainingDecisionsTableAnswer'];

export type Decided = Schemas['ExplainingDecisionsDecided'];

export type TouchTrace = Schemas['CustomerTouchesTrace'];

/** Why one customer was contacted by a campaign, or was not. */
export type CampaignWhy = With<
  Schemas['ExplainingCampaignCampaignExplanation'],
  { contacts: { touch: TouchTrace; policy: Stage[]; text: string | null; round: Contested | null }[] }
>;

/** How a contact fared among campaigns whose launches fell together. */
export type Contested = Schemas['ExplainingCampaignContested'];

export type CapUse = Schemas['PressureReportCapUse'];

export type PressureReport = Schemas['PressureReportPressure'];

/** What a campaign of another branch is called stays with that branch. */
export type ServiceLine = Schemas['ServiceMessagesServiceLine'];

export type AvoidedLine = Schemas['AvoidedLine'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/policy/pressure': { query: { days: string }; answer: PressureReport };
    'GET /api/avoided-touches': { query: { days: string }; answer: AvoidedLine[] };
    'GET /api/service-messages': { query: { days: string }; answer: ServiceLine[] };
    'GET /api/campaigns/{code}/customers/{key}/explanation': {
      path: { code: string; key: string };
      answer: CampaignWhy;
    };
    'GET /api/policy': { answer: Policy };
    'GET /api/policy/caps': { query: { channels: string }; answer: CapLine[] };
    'GET /api/policy/customers/{key}': {
      path: { key: string };
      query: { channel: string; purpose: string };
      answer: Explanation;
    };
    'PUT /api/policy/quiet-hours/{channel}': {
      path: { channel: string };
      body: { begins: string; ends: string };
      answer: void;
    };
    'DELETE /api/policy/quiet-hours/{channel}': { path: { channel: string }; answer: void };
    'PUT /api/policy/holidays/{day}': { path: { day: string }; body: { name: string }; answer: void };
    'DELETE /api/policy/holidays/{day}': { path: { day: string }; answer: void };
    'PUT /api/policy/capacities/{channel}/{branch}': {
      path: { channel: string; branch: string };
      body: { perMinute: number | null; perDay: number | null };
      answer: void;
    };
    'DELETE /api/policy/capacities/{channel}/{branch}': {
      path: { channel: string; branch: string };
      answer: void;
    };
    'POST /api/policy/lists/{list}': {
      path: { list: ListName };
      body: { customers: string[]; kind: 'ADD' | 'REMOVE'; until: string | null; reason: string };
      answer: Schemas['PolicyListReceipt'];
    };
    'POST /api/policy/list-acts/{act}/undo': {
      path: { act: string };
      answer: Schemas['PolicyReceipt'];
    };
  }
}
