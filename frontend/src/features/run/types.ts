import type { ChannelCode } from '@shared/api/types';

export type HoldReason = 'PAUSED' | 'STOPPED' | 'RESTORED';
export type Verdict = 'ACCEPTED' | 'REFUSED' | 'SEND_AGAIN';

export interface Hold {
  channel: string;
  reason: HoldReason;
  note: string;
  actor: string;
  since: string;
}

export interface DoubtGroup {
  channel: ChannelCode;
  runId: number;
  campaign: string;
  reason: string;
  customers: number;
  oldest: string;
  newest: string;
}

export interface DeadLetterGroup {
  channel: ChannelCode;
  runId: number;
  campaign: string;
  state: string;
  detail: string;
  customers: number;
  last: string;
}

/** A month of the ledger; `touches` is an estimate until the month was dropped. */
export interface LedgerMonth {
  month: string;
  state: 'KEPT' | 'HELD' | 'DUE' | 'DROPPED';
  touches: number;
  bytes: number;
  unsettled: number;
  droppedAt: string | null;
}

/** One live campaign on one channel; the lines come in the order in which they are served. */
export interface PriorityLine {
  channel: string;
  purpose: string;
  code: string | null;
  name: string | null;
  number: number;
  decided: number;
  reason: string;
  table: number | null;
  override: number | null;
  effective: number;
}

/** Campaigns whose launches fell together, in the order in which they were served. */
export interface ContestRound {
  id: number;
  openedAt: string;
  closedAt: string | null;
  entries: {
    code: string | null;
    name: string | null;
    channel: string;
    priority: number | null;
    candidates: number;
    granted: number | null;
    refused: Record<string, number>;
  }[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/dispatch': { answer: { paused: boolean; holds: Hold[] } };
    'POST /api/dispatch/pause': { answer: void };
    'POST /api/dispatch/resume': { answer: void };
    'POST /api/dispatch/stop': { body: { note: string }; answer: void };
    'POST /api/dispatch/release': { body: { reason: HoldReason; note: string }; answer: void };
    'POST /api/channels/{channel}/pause': { path: { channel: string }; answer: void };
    'POST /api/channels/{channel}/resume': { path: { channel: string }; answer: void };
    'PUT /api/channels/{channel}/pace': {
      path: { channel: string };
      body: { perSecond: number | null };
      answer: void;
    };
    'GET /api/dispatch/doubts': { answer: DoubtGroup[] };
    'POST /api/dispatch/doubts/settle': {
      body: {
        channel: string;
        runId: number;
        reason: string;
        verdict: Verdict;
        customers: number;
        note: string;
      };
      answer: { customers: number };
    };
    'GET /api/contest-rounds': { answer: ContestRound[] };
    'GET /api/campaign-priorities': { answer: PriorityLine[] };
    'PUT /api/dispatch/priorities/{campaign}': {
      path: { campaign: string };
      body: { priority: number };
      answer: void;
    };
    'DELETE /api/dispatch/priorities/{campaign}': { path: { campaign: string }; answer: void };
    'POST /api/dispatch/dead-letters/resend': {
      body: {
        channel: string;
        runId: number;
        state: string;
        detail: string;
        customers: number;
        note: string;
      };
      answer: { customers: number; refused: Record<string, number> };
    };
    'GET /api/dispatch/months': { answer: LedgerMonth[] };
    'GET /api/dispatch/dead-letters': { answer: DeadLetterGroup[] };
  }
}
