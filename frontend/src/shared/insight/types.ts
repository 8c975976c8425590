import type { Schemas } from '../api/schemas';
export type LeadRound = Schemas['LeadRound'];

export type DeploymentState = 'WAITING' | 'LIVE' | 'RETURNED' | 'ENDED';

export type Deployment = Schemas['Deployment'];

export type Insight = Schemas['InsightView'];

export type InsightReview = Schemas['InsightReview'];

export interface WantedInsight {
  tag: string;
  nameZh: string;
  nameEn: string;
  scoreTag: string;
  cutOff: number;
  reason: string;
  because: string[];
}

declare module '../api/calls' {
  interface Calls {
    'GET /api/insights': { answer: Insight[] };
    'POST /api/insights': { body: WantedInsight; answer: Insight };
    'POST /api/insights/reach': {
      body: { scoreTag: string; cutOff: number };
      answer: { above: number; scored: number };
    };
    'POST /api/insights/{tag}/leads': { path: { tag: string }; answer: LeadRound };
    'GET /api/insight-reviews': { answer: InsightReview[] };
    'GET /api/insight-reviews/{id}': { path: { id: string }; answer: InsightReview };
    'POST /api/insight-reviews/{id}/decision': {
      path: { id: string };
      body: { accept: boolean; note: string | null };
      answer: InsightReview;
    };
    'POST /api/insights/{tag}/end': { path: { tag: string }; answer: void };
  }
}
