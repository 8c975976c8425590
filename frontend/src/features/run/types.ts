import type { Schemas, With } from '@shared/api/schemas';
import type { ChannelCode } from '@shared/api/types';

export type HoldReason = 'PAUSED' | 'STOPPED' | 'RESTORED';
export type Verdict = 'ACCEPTED' | 'REFUSED' | 'SEND_AGAIN';

export type Hold = Schemas['HoldsHold'];

export type DoubtGroup = With<Schemas['DoubtsGroup'], { channel: ChannelCode }>;

export type DeadLetterGroup = With<Schemas['DeadLettersLetter'], { channel: ChannelCode }>;

/** A month of the ledger; `touches` is an estimate until the month was dropped. */
export type LedgerMonth = Schemas['RetentionLedgerMonth'];

/** One live campaign on one channel; the lines come in the order in which they are served. */
export type PriorityLine = Schemas['PrioritiesPriorityLine'];

/** Campaigns whose launches fell together, in the order in which they were served. */
export type ContestRound = Schemas['RoundsContestRound'];

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
